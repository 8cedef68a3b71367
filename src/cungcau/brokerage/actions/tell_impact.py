"""A side tells what a contract brought since it was signed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cungcau.brokerage.outcome_metrics import metrics_of
from cungcau.brokerage.outcome_models import Ask, Impact, Introduction, Subject
from cungcau.brokerage.outcome_records import locked, open_ask, way_of
from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from cungcau.trail.change import change


def tell_impact(
    introduction: Introduction, *, by: Any, side: str, values: Mapping[str, Decimal | int], method: str, words: str = "",
    ask: Ask | None = None,
) -> list[Impact]:
    """A row for each figure, not verified yet. What was told before is kept; the newest of a metric counts. Telling the same
    again changes nothing. Raises PermissionDenied, Refused."""
    ask = ask or open_ask(introduction, side, Subject.IMPACT)
    rows = [
        Impact(introduction=introduction, side=side, ask=ask, metric=code, value=Decimal(value), method=method, words=words,
               way=way_of(by), by=by if by.pk else None)
        for code, value in values.items()
    ]  # fmt: skip
    if not all(can(by, "say", row) for row in rows):
        raise PermissionDenied("say brokerage.impact")
    if ask is None or ask.is_over or ask.side != side or ask.introduction_id != introduction.pk or ask.about != Subject.IMPACT:
        raise Refused("not_asked", _("Nobody is asking about this now. Write to the point's brokers if there is news."))
    if not rows or not {row.metric for row in rows} <= {metric.code for metric in metrics_of(side)}:
        raise Refused("no_figure", _("Give one figure at least; zero is an answer too."))
    with change(introduction, "tell_impact", by=by, side=str(side), metrics=sorted(values)):
        locked(introduction)
        told = [row for row in rows if not _is_told(row)]
        for row in told:
            row.save()
    return told


def _is_told(row: Impact) -> bool:
    last = Impact.objects.filter(introduction=row.introduction, side=row.side, metric=row.metric).order_by("-pk").first()
    return last is not None and (last.value, last.method, last.ask_id) == (row.value, row.method, row.ask_id)
