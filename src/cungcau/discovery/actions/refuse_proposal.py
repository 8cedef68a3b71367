from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.discovery.models import Verdict
from cungcau.discovery.verdicts import Seen, settle, verdict_on
from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.trail.change import change
from cungcau.vocabulary.queries import choices


def refuse_proposal(
    need: Listing, offer: Listing, *, by: Any, reason: str, seen: Seen | None = None, note: str = ""
) -> Verdict:
    """A broker refuses a proposal: it is not made again until one side changes.

    `reason` is a code of the list `refusal_reason`; "other" needs a note. `seen`: the versions that she has read.
    """
    if reason not in dict(choices("refusal_reason")):
        raise Refused("reason", _("Choose a reason from the list."), field="reason")
    if reason == "other" and not note:
        raise Refused("note", _("Say in your own words which reason it is."), field="note")
    verdict = verdict_on(need, offer)
    with change(verdict, "refuse", by=by, note=note, reason=reason):
        settle(verdict, "refuse", by=by, seen=seen, reason=reason, note=note)
    return verdict
