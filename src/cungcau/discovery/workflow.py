"""What a broker has said of a pair, and the moves between."""

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
