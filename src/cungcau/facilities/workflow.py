"""States of a facility's entry and of a booking, and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("In review")
    RETURNED = "returned", _("Returned")
    PUBLISHED = "published", _("Published")
    PAUSED = "paused", _("Paused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class BookingState(TextChoices):
    REQUESTED = "requested", _("Requested")
    PROPOSED = "proposed", _("Another time proposed")
    APPROVED = "approved", _("Time approved")
    DECLINED = "declined", _("Request declined")
    CANCELLED = "cancelled", _("Cancelled")


def states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return State.choices


def booking_states() -> list[tuple[str, str]]:
    return BookingState.choices


OPEN = (BookingState.REQUESTED, BookingState.PROPOSED)
LIVING = (*OPEN, BookingState.APPROVED)

FACILITY_FLOW = Flow(
    start=State.DRAFT,
    moves={
        "edit": Move(
            State.DRAFT, State.RETURNED, State.PUBLISHED, State.PAUSED, to=None, label=_("Edit"), done=_("The entry is saved.")
        ),
        "submit": Move(
            State.DRAFT, State.RETURNED, to=State.SUBMITTED, label=_("Submit for review"),
            done=_("The entry is with the moderators now."), tone="main",
        ),
        "publish": Move(
            State.SUBMITTED, to=State.PUBLISHED, label=_("Publish"), done=_("The entry is published; it can be booked."),
            tone="main",
        ),
        "return": Move(
            State.SUBMITTED, to=State.RETURNED, label=_("Return with a comment"), done=_("The entry is returned to its owner.")
        ),
        "pause": Move(
            State.PUBLISHED, to=State.PAUSED, label=_("Pause"), done=_("Nothing new can be booked; what is approved stays.")
        ),
        "resume": Move(State.PAUSED, to=State.PUBLISHED, label=_("Resume"), done=_("It can be booked again."), tone="main"),
        "withdraw": Move(
            State.DRAFT, State.RETURNED, State.SUBMITTED, State.PUBLISHED, State.PAUSED, to=State.WITHDRAWN,
            label=_("Withdraw the entry"), done=_("The entry is withdrawn."), tone="danger",
        ),
    },
)  # fmt: skip

BOOKING_FLOW = Flow(
    start=BookingState.REQUESTED,
    moves={
        "approve": Move(
            BookingState.REQUESTED, to=BookingState.APPROVED, label=_("Approve the time"),
            done=_("The time is theirs; they are told."), tone="main",
        ),
        "propose": Move(
            BookingState.REQUESTED, to=BookingState.PROPOSED, label=_("Propose another time"),
            done=_("The other time is kept until they answer."),
        ),
        "decline": Move(
            BookingState.REQUESTED, to=BookingState.DECLINED, label=_("Decline the request"), done=_("They are told why.")
        ),
        "accept": Move(
            BookingState.PROPOSED, to=BookingState.APPROVED, label=_("Accept the other time"), done=_("The time is yours."),
            tone="main",
        ),
        "turn_down": Move(
            BookingState.PROPOSED, to=BookingState.CANCELLED, label=_("Turn the other time down"),
            done=_("The time is free again."),
        ),
        "cancel": Move(
            *LIVING, to=BookingState.CANCELLED, label=_("Cancel the booking"), done=_("The time is free again."), tone="danger"
        ),
    },
)  # fmt: skip
