"""States of an interest that somebody without an account has sent, until it is an organisation's; and of a sheet."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class EnquiryState(TextChoices):
    SENT = "sent", _("Not confirmed yet")
    VERIFIED = "verified", _("Waiting for a broker")
    TIED = "tied", _("Interest of an organisation")
    DECLINED = "declined", _("Not passed on")
    WITHDRAWN = "withdrawn", _("Withdrawn by the sender")
    SPAM = "spam", _("Spam")
    ERASED = "erased", _("Erased")


class ClaimState(TextChoices):
    NONE = "", _("Nobody has claimed it")
    ASKED = "asked", _("Waiting")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Claim turned down")


class SheetState(TextChoices):
    OPEN = "open", _("In use")
    CLOSED = "closed", _("No longer in use")


def enquiry_states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return EnquiryState.choices


def guest_claim_states() -> list[tuple[str, str]]:
    return ClaimState.choices


def sheet_states() -> list[tuple[str, str]]:
    return SheetState.choices


SENT, VERIFIED, TIED = EnquiryState.SENT, EnquiryState.VERIFIED, EnquiryState.TIED
OVER = (EnquiryState.DECLINED, EnquiryState.WITHDRAWN, EnquiryState.SPAM)
ALIVE = (VERIFIED, TIED)

ENQUIRY_FLOW = Flow(
    start=SENT,
    moves={
        "confirm": Move(
            SENT, to=VERIFIED, label=_("Yes, this is my address"), done=_("Thank you: a broker of the point reads it now."),
            tone="main",
        ),
        "tie": Move(
            VERIFIED, to=TIED, label=_("Tie to an organisation"),
            done=_("It is an interest of that organisation now: read it, then pass it on or not."), tone="main",
        ),
        "ask_guest": Move(
            *ALIVE, to=None, label=_("Ask the sender"), done=_("The question is on its way to the sender."),
        ),
        "reply": Move(*ALIVE, to=None, label=_("Answer"), done=_("Your answer is sent."), tone="main"),
        "turn_away": Move(VERIFIED, to=EnquiryState.DECLINED, label=_("Do not pass on"), done=_("The sender is told why.")),
        "mark_spam": Move(
            SENT, VERIFIED, to=EnquiryState.SPAM, label=_("Spam"), done=_("It lies in the spam bin; nobody is told."),
            tone="danger",
        ),
        "restore": Move(EnquiryState.SPAM, to=VERIFIED, label=_("No spam"), done=_("It is back in the queue.")),
        "take_back": Move(
            VERIFIED, to=EnquiryState.WITHDRAWN, label=_("Withdraw the interest"), done=_("The interest is withdrawn."),
            tone="danger",
        ),
        "claim": Move(*ALIVE, to=None, label=_("This is mine"), done=_("It is written down that this is yours.")),
        "approve_claim": Move(
            TIED, to=None, label=_("Approve the claim"), tone="main",
            done=_("The person works for the organisation now and has the interest."),
        ),
        "refuse_claim": Move(*ALIVE, to=None, label=_("Turn the claim down"), done=_("The claim is turned down.")),
        "erase": Move(
            *ALIVE, *OVER, to=EnquiryState.ERASED, label=_("Erase everything"), done=_("What was typed is erased."),
            tone="danger",
        ),
    },
)  # fmt: skip

SHEET_FLOW = Flow(
    start=SheetState.OPEN,
    moves={
        "close_sheet": Move(
            SheetState.OPEN, to=SheetState.CLOSED, label=_("Take it out of use"), tone="danger",
            done=_("Whoever scans the code reads that it is over."),
        ),
        "open_sheet": Move(
            SheetState.CLOSED, to=SheetState.OPEN, label=_("Put it to use again"), done=_("The code works again.")
        ),
    },
)  # fmt: skip
