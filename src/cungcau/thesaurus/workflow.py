"""States of a concept: it counts, or it does not count any more."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class State(TextChoices):
    CURRENT = "current", _("In force")
    RETIRED = "retired", _("Retired")


def states() -> list[tuple[str, str]]:
    return State.choices


CONCEPT_FLOW = Flow(
    start=State.CURRENT,
    moves={
        "edit": Move(State.CURRENT, to=None, label=_("Edit"), done=_("The concept is saved.")),
        "retire": Move(
            State.CURRENT,
            to=State.RETIRED,
            label=_("Retire"),
            done=_("The concept is retired; texts are no longer read with it."),
            tone="danger",
        ),
        "restore": Move(State.RETIRED, to=State.CURRENT, label=_("Restore"), done=_("The concept is in force again.")),
    },
)
