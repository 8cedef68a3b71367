"""Erase what somebody without an account has typed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.actions.withdraw_interest import withdraw_interest
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import UNREVEALED
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import forget_mails
from cungcau.trail.change import change, move

EMPTY: dict[str, Any] = {
    **dict.fromkeys(
        (
            "about", "wish", "question", "approach", "conditions", "organisation_name", "name", "email", "phone", "network",
            "reason", "consent_purpose",
        ),
        "",
    ),
    **dict.fromkeys(("trl", "months", "cost_min", "cost_max", "claimed_by", "asked_at", "confirm_until"), None),
}  # fmt: skip


def erase_enquiry(enquiry: Enquiry, *, by: Any) -> Enquiry:
    """What is left is that there was one, and when. The interest that it became is withdrawn where the contacts are not open yet;
    what the organisation said stays there, name and contact go. The mails about it go too."""
    with change(enquiry, "erase", by=by):
        forget_mails(enquiry, by=SYSTEM, to=enquiry.email, kinds="enquiry_")
        move(
            enquiry, ENQUIRY_FLOW, "erase", flags=[], settled_at=timezone.now(), link_round=enquiry.link_round + 1, **EMPTY
        )
        enquiry.messages.all().delete()
        if enquiry.interest is not None:
            _forget_in(enquiry.interest)
    return enquiry


def _forget_in(interest: Interest) -> None:
    """The day of the consent stays where the contacts are open: it proves that what was shown was lawful."""
    if interest.state in UNREVEALED:
        withdraw_interest(interest, by=SYSTEM)
    values: dict[str, Any] = {"sender_name": _("Erased person"), "sender_phone": "", "sender_email": ""}
    if interest.revealed_at is None:
        values |= {"sender_agreed_at": None, "sender_agreed_by": None}
    Interest.objects.filter(pk=interest.pk).update(**values)
