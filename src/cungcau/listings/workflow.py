"""States of a listing and the moves between them."""

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
