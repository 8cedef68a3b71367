"""What a broker has said of a pair, which weights score it, and the moves between."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class VerdictState(TextChoices):
    OPEN = "open", _("Not judged")
    KEPT = "kept", _("Kept")
    REFUSED = "refused", _("Refused")


def verdict_states() -> list[tuple[str, str]]:
    return VerdictState.choices


# A pair may be kept or refused again: it comes back when one side has changed.
VERDICT_FLOW = Flow(
    start=VerdictState.OPEN,
    moves={
        "keep": Move(*VerdictState, to=VerdictState.KEPT, label=_("Keep"), done=_("The proposal is kept."), tone="main"),
        "refuse": Move(
            *VerdictState,
            to=VerdictState.REFUSED,
            label=_("Refuse"),
            done=_("The proposal is refused and will not be made again until one side changes."),
            tone="danger",
        ),
        "undo": Move(
            VerdictState.KEPT,
            VerdictState.REFUSED,
            to=VerdictState.OPEN,
            label=_("Take the verdict back"),
            done=_("The verdict is taken back; the pair is open again."),
        ),
    },
)


class WeightsState(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    PUT_BACK = "put_back", _("Put back")


def weights_states() -> list[tuple[str, str]]:
    return WeightsState.choices


# The hand-set weights are no row: they count while no set is in force.
WEIGHTS_FLOW = Flow(
    start=WeightsState.DRAFT,
    moves={
        "switch_on": Move(
            WeightsState.DRAFT,
            WeightsState.PUT_BACK,
            to=WeightsState.IN_FORCE,
            label=_("Switch on"),
            done=_("Every match is scored with these weights from now on."),
            tone="main",
        ),
        "switch_back": Move(
            WeightsState.IN_FORCE,
            to=WeightsState.PUT_BACK,
            label=_("Switch back to the hand-set weights"),
            done=_("The hand-set weights are in force again."),
        ),
    },
)
