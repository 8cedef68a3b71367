"""States of an interest and the moves between them; those of a case stand in `case_workflow.py`."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW  # noqa: F401  (the same)
from cungcau.brokerage.case_workflow import CASE_FLOW  # noqa: F401  (the flows of a room are looked for here)
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, SHEET_FLOW  # noqa: F401  (the same)
from cungcau.brokerage.outcome_workflow import INTRODUCTION_FLOW  # noqa: F401  (the same)
from cungcau.brokerage.paper_workflow import PAPER_FLOW  # noqa: F401  (the same)
from cungcau.kit.flow import Flow, Move


class State(TextChoices):
    SENT = "sent", _("Waiting for a broker")
    SCREENING = "screening", _("Read by a broker")
    REJECTED = "rejected", _("Not passed on")
    FORWARDED = "forwarded", _("With the owner")
    ACCEPTED = "accepted", _("The owner is interested")
    DECLINED = "declined", _("Declined by the owner")
    REVEALED = "revealed", _("Contacts open")
    WITHDRAWN = "withdrawn", _("Withdrawn by the sender")
    CLOSED = "closed", _("Closed")


def states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return State.choices


UNREVEALED = (State.SENT, State.SCREENING, State.FORWARDED, State.ACCEPTED)
# One of these at a time for an organisation in a listing.
LIVE = (*UNREVEALED, State.REVEALED)

INTEREST_FLOW = Flow(
    start=State.SENT,
    moves={
        "take": Move(
            State.SENT, to=State.SCREENING, label=_("Take it on"), done=_("It is yours: read it, then pass it on or not."),
            tone="main",
        ),
        "forward": Move(
            State.SCREENING, to=State.FORWARDED, label=_("Pass on to the owner"),
            done=_("The owner is told; the time for the answer runs."), tone="main",
        ),
        "reject": Move(
            State.SCREENING, to=State.REJECTED, label=_("Do not pass on"), done=_("The sender is told why."),
        ),
        "accept": Move(
            State.FORWARDED, to=State.ACCEPTED, back=(State.ACCEPTED, State.REVEALED), label=_("We are interested"),
            done=_("The other side is told."), tone="main",
        ),
        "decline": Move(
            State.FORWARDED, to=State.DECLINED, label=_("Not for us"), done=_("The other side is told kindly.")
        ),
        "agree_sender": Move(
            State.ACCEPTED, to=State.REVEALED, back=(State.ACCEPTED, State.REVEALED), label=_("Open the sender's contact"),
            done=_("The sender's consent is kept."), tone="main",
        ),
        "agree_owner": Move(
            State.ACCEPTED, to=State.REVEALED, back=(State.ACCEPTED, State.REVEALED), label=_("Open the owner's contact"),
            done=_("The owner's consent is kept."), tone="main",
        ),
        "withdraw": Move(
            *UNREVEALED, to=State.WITHDRAWN, label=_("Withdraw the interest"), done=_("The interest is withdrawn."), tone="danger"
        ),
        "close": Move(
            *LIVE, to=State.CLOSED, label=_("Close the interest"), done=_("The interest is closed."), tone="danger"
        ),
    },
)  # fmt: skip
