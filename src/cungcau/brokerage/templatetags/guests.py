"""What templates ask about an interest that was sent without an account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.access.strangers import masked
from cungcau.brokerage.guest_forms import WHY
from cungcau.brokerage.guest_models import Enquiry, EnquiryMessage
from cungcau.brokerage.guest_workflow import EnquiryState
from cungcau.brokerage.workflow import State

register = template.Library()

TONES = {
    EnquiryState.SENT: "neutral", EnquiryState.VERIFIED: "info", EnquiryState.TIED: "good", EnquiryState.DECLINED: "bad",
    EnquiryState.WITHDRAWN: "neutral", EnquiryState.SPAM: "bad", EnquiryState.ERASED: "neutral",
}  # fmt: skip
# What the state means for whoever sent it. That it lies in the spam bin is not told: a machine would learn of it.
WAITS = gettext_lazy("It waits for a broker, who reads it within three working days.")
TO_GUEST = {
    EnquiryState.VERIFIED: WAITS, EnquiryState.SPAM: WAITS, EnquiryState.WITHDRAWN: gettext_lazy("You have withdrawn it."),
    EnquiryState.DECLINED: gettext_lazy("It was not passed on to the owner."),
}  # fmt: skip
OF_INTEREST = {
    State.SENT: WAITS, State.SCREENING: gettext_lazy("A broker reads it."),
    State.REJECTED: gettext_lazy("It was not passed on to the owner."),
    State.FORWARDED: gettext_lazy("It was passed on: the owner has it, and answers."),
    State.ACCEPTED: gettext_lazy("The owner would like to talk with you."),
    State.DECLINED: gettext_lazy("The owner does not take it further at present."),
    State.REVEALED: gettext_lazy("Both sides have agreed: here is whom to call."),
    State.WITHDRAWN: gettext_lazy("You have withdrawn it."), State.CLOSED: gettext_lazy("It is closed."),
}  # fmt: skip
DONE = {
    "enquire": gettext_lazy("Sent"), "send_again": gettext_lazy("Link sent again"),
    "confirm": gettext_lazy("Mail address confirmed"), "tie": gettext_lazy("Tied to an organisation"),
    "ask_guest": gettext_lazy("Question to the sender"), "reply": gettext_lazy("Answered"),
    "turn_away": gettext_lazy("Not passed on"), "mark_spam": gettext_lazy("Put into the spam bin"),
    "restore": gettext_lazy("Taken out of the spam bin"), "take_back": gettext_lazy("Withdrawn by the sender"),
    "send_link": gettext_lazy("Link sent again"), "claim": gettext_lazy("“This is mine”"),
    "approve_claim": gettext_lazy("Claim approved"), "refuse_claim": gettext_lazy("Claim turned down"),
}  # fmt: skip


@register.filter
def guest_tone(enquiry: Enquiry) -> str:
    return TONES[EnquiryState(enquiry.state)]


@register.filter
def for_guest(enquiry: Enquiry) -> str:
    if enquiry.interest is not None:
        return str(OF_INTEREST[State(enquiry.interest.state)])
    return str(TO_GUEST.get(EnquiryState(enquiry.state), ""))


@register.filter
def guest_way(enquiry: Enquiry) -> list[tuple[str, str, str]]:
    """(label, status, date) as long as it is no organisation's interest."""
    rows = [(_("Sent"), "done", _day(enquiry.sent_at)), (_("Mail address confirmed"), "done", _day(enquiry.verified_at))]
    if enquiry.state in {EnquiryState.DECLINED, EnquiryState.WITHDRAWN}:
        return [*rows, (str(enquiry.get_state_display()), "failed", _day(enquiry.settled_at))]
    later = (_("Passed on to the owner"), _("Answered by the owner"), _("Contacts open"))
    return [*rows, (_("Read by a broker"), "current", ""), *((words, "todo", "") for words in later)]


def _day(moment: Any) -> str:
    return date_format(localtime(moment), "SHORT_DATE_FORMAT") if moment else ""


@register.filter
def last_asked(rows: Iterable[EnquiryMessage]) -> EnquiryMessage | None:
    asked = [row for row in rows if not row.from_guest]
    return asked[-1] if asked else None


@register.filter
def masked_guest(enquiry: Enquiry) -> str:
    return masked(enquiry.email, enquiry.phone)


@register.filter
def guest_why(code: str) -> str:
    return str(WHY[code])


@register.filter
def guest_done(entry: Any) -> str:
    return str(DONE.get(entry.verb, entry.verb))
