"""States of a submission and of a claim, and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class State(TextChoices):
    SENT = "sent", _("Not confirmed yet")
    VERIFIED = "verified", _("Waiting for an officer")
    ASKED = "asked", _("Question to the sender")
    TAKEN = "taken", _("Taken up")
    MERGED = "merged", _("Joined to another need")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SPAM = "spam", _("Spam")
    ERASED = "erased", _("Erased")


class ClaimState(TextChoices):
    ASKED = "asked", _("Waiting")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Claim turned down")


def states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return State.choices


def claim_states() -> list[tuple[str, str]]:
    return ClaimState.choices


OPEN = (State.VERIFIED, State.ASKED)
ALIVE = (*OPEN, State.TAKEN, State.MERGED)

SUBMISSION_FLOW = Flow(
    start=State.SENT,
    moves={
        "verify": Move(
            State.SENT, to=State.VERIFIED, label=_("Confirm"),
            done=_("Thank you: your need is with the officers of the point now."), tone="main",
        ),
        "ask": Move(
            State.VERIFIED, to=State.ASKED, label=_("Ask the sender"), done=_("The question is on its way to the sender.")
        ),
        "answer": Move(State.ASKED, to=State.VERIFIED, label=_("Answer"), done=_("Your answer is sent."), tone="main"),
        "correct": Move(*ALIVE, to=None, label=_("Correct contact data"), done=_("Your contact data are corrected.")),
        "take": Move(*OPEN, to=State.TAKEN, label=_("Take up"), done=_("A draft is made of it."), tone="main"),
        "merge": Move(*OPEN, to=State.MERGED, label=_("Join to another need"), done=_("It is joined to the other need.")),
        "decline": Move(*OPEN, to=State.DECLINED, label=_("Decline"), done=_("It is declined; the sender is told why.")),
        "mark_spam": Move(
            State.SENT, *OPEN, to=State.SPAM, label=_("Spam"), done=_("It lies in the spam bin; nobody is told."), tone="danger"
        ),
        "restore": Move(State.SPAM, to=State.VERIFIED, label=_("No spam"), done=_("It is back in the queue.")),
        "release": Move(
            State.SPAM, to=State.SENT, label=_("Let the sender confirm"), done=_("The sender is asked by mail to confirm it.")
        ),
        "withdraw": Move(
            *OPEN, State.TAKEN, State.MERGED, to=State.WITHDRAWN, label=_("Withdraw the need"), done=_("Your need is withdrawn."),
            tone="danger",
        ),
        "erase": Move(
            *ALIVE, State.DECLINED, State.WITHDRAWN, State.SPAM, to=State.ERASED, label=_("Erase"),
            done=_("What was typed is erased."), tone="danger",
        ),
    },
)  # fmt: skip

CLAIM_FLOW = Flow(
    start=ClaimState.ASKED,
    moves={
        "approve_claim": Move(
            ClaimState.ASKED, to=ClaimState.APPROVED, label=_("Approve"),
            done=_("The person works for the organisation now and finds the need under “My listings”."), tone="main",
        ),
        "refuse_claim": Move(
            ClaimState.ASKED, to=ClaimState.REFUSED, label=_("Turn the claim down"), done=_("The claim is turned down.")
        ),
    },
)  # fmt: skip
