"""The point's own judgements as a test collection: what brokers kept is relevant, what they refused is not."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

from cungcau.exchange.remarks import NothingToDo, Remark
from cungcau.terminal.collections import TestCollection
from cungcau.terminal.language import gettext

_ = NullTranslations().gettext

NAME = _("kept proposals")
KEPT, REFUSED = 1, 0


def own_judgements() -> TestCollection:
    """Needs of which a proposal was kept, against every published offer. Raises NothingToDo while there is none."""
    from cungcau.discovery.bridge import as_offer, as_question
    from cungcau.engines.matching.collection import all_text
    from cungcau.listings.models import Listing
    from cungcau.listings.workflow import State

    grades: dict[str, dict[str, int]] = {}
    needs: dict[str, Listing] = {}
    judged: set[int] = set()
    for verdict in _verdicts():
        if verdict.is_kept or verdict.is_refused:
            needs[verdict.need.pid] = verdict.need
            judged.add(verdict.offer_id)
            grades.setdefault(verdict.need.pid, {})[verdict.offer.pid] = KEPT if verdict.is_kept else REFUSED
    if not any(KEPT in found.values() for found in grades.values()):
        raise NothingToDo(Remark(gettext(NAME), "nothing_judged", used=False))
    offers = Listing.objects.with_parts().filter(kind="offer")
    shown = offers.filter(state=State.PUBLISHED) | offers.filter(pk__in=judged)
    questions = [(key, all_text(as_question(need))) for key, need in sorted(needs.items())]
    return TestCollection(gettext(NAME), [as_offer(row) for row in shown.distinct()], questions, grades)


def _verdicts() -> list[Any]:
    from django.db import DatabaseError

    from cungcau.discovery.models import Verdict

    try:
        return list(Verdict.objects.select_related("need", "offer"))
    except DatabaseError:
        raise NothingToDo(Remark(gettext(NAME), "no_installation", used=False)) from None
