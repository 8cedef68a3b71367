"""States of a listing and the moves between them."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("In review")
    RETURNED = "returned", _("Returned")
    PUBLISHED = "published", _("Published")
    PAUSED = "paused", _("Paused")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return State.choices


LISTING_FLOW = Flow(
    start=State.DRAFT,
    moves={
        "edit": Move(State.DRAFT, State.RETURNED, State.SUBMITTED, to=None, label=_("Edit"), done=_("The listing is saved.")),
        "submit": Move(
            State.DRAFT,
            State.RETURNED,
            to=State.SUBMITTED,
            label=_("Submit for review"),
            done=_("The listing is with the moderators now."),
            tone="main",
        ),
        "publish": Move(
            State.SUBMITTED, to=State.PUBLISHED, label=_("Publish"), done=_("The listing is published."), tone="main"
        ),
        "return": Move(
            State.SUBMITTED, to=State.RETURNED, label=_("Return with a comment"), done=_("The listing is returned to its author.")
        ),
        "amend": Move(State.PUBLISHED, to=None, label=_("Edit"), done=_("The listing is saved.")),
        "confirm": Move(
            State.PUBLISHED, to=None, label=_("Still current"), done=_("Thank you: the listing is marked as current.")
        ),
        "renew": Move(State.PUBLISHED, State.EXPIRED, to=State.PUBLISHED, label=_("Renew"), done=_("The listing is renewed.")),
        "pause": Move(State.PUBLISHED, to=State.PAUSED, label=_("Pause"), done=_("The listing is paused.")),
        "resume": Move(
            State.PAUSED, to=State.PUBLISHED, label=_("Resume"), done=_("The listing is published again."), tone="main"
        ),
        "revise": Move(
            State.PUBLISHED,
            State.PAUSED,
            State.EXPIRED,
            State.WITHDRAWN,
            to=State.DRAFT,
            label=_("Revise"),
            done=_("The listing is a draft again; submit it when it is ready."),
        ),
        "expire": Move(State.PUBLISHED, State.PAUSED, to=State.EXPIRED, label=_("Expire"), done=_("The listing is expired.")),
        "withdraw": Move(
            State.DRAFT,
            State.RETURNED,
            State.SUBMITTED,
            State.PUBLISHED,
            State.PAUSED,
            State.EXPIRED,
            to=State.WITHDRAWN,
            label=_("Withdraw"),
            done=_("The listing is withdrawn."),
            tone="danger",
        ),
    },
)


class ReadingState(TextChoices):
    """Of an expert's reading of an offer under review."""

    ASKED = "asked", _("Asked")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Declined to read")
    CALLED_OFF = "called_off", _("Called off")


def reading_states() -> list[tuple[str, str]]:
    return ReadingState.choices


READING_FLOW = Flow(
    start=ReadingState.ASKED,
    moves={
        "answer_reading": Move(
            ReadingState.ASKED, to=ReadingState.ANSWERED, label=_("Send the answer"), done=_("Thank you: the answer is sent."),
            tone="main",
        ),
        "decline_reading": Move(
            ReadingState.ASKED, to=ReadingState.DECLINED, label=_("I cannot read it"), done=_("The moderator is told.")
        ),
        "call_off_reading": Move(
            ReadingState.ASKED, to=ReadingState.CALLED_OFF, label=_("Call off"), done=_("The reading is called off.")
        ),
    },
)  # fmt: skip


class ChangeState(TextChoices):
    """Of a change of a published listing that a moderator must read first."""

    WAITING = "waiting", _("Waits for a moderator")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    TAKEN_BACK = "taken_back", _("Taken back")


def change_states() -> list[tuple[str, str]]:
    return ChangeState.choices


CHANGE_FLOW = Flow(
    start=ChangeState.WAITING,
    moves={
        "accept_change": Move(
            ChangeState.WAITING, to=ChangeState.ACCEPTED, label=_("Accept the change"), done=_("The change is published."),
            tone="main",
        ),
        "return_change": Move(
            ChangeState.WAITING, to=ChangeState.RETURNED, label=_("Return the change"),
            done=_("The change is returned to its author; the old text stays public."),
        ),
        "propose_change": Move(
            ChangeState.WAITING, ChangeState.RETURNED, to=ChangeState.WAITING, label=_("Send the change again"),
            done=_("The change waits for a moderator."),
        ),
        "take_back_change": Move(
            ChangeState.WAITING, ChangeState.RETURNED, to=ChangeState.TAKEN_BACK, label=_("Take the change back"),
            done=_("The change is taken back; the listing stays as it is."), tone="danger",
        ),
    },
)  # fmt: skip


def writing_verb(listing: Any) -> str:
    """By which verb the form of a listing writes: what is published is amended, everything else edited."""
    return "amend" if listing.state == State.PUBLISHED else "edit"
