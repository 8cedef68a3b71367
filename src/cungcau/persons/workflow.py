"""States of a person's data on their way out, and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class ExportState(TextChoices):
    WAITING = "waiting", _("Being put together")
    READY = "ready", _("Ready to be fetched")
    FETCHED = "fetched", _("Fetched")
    GONE = "gone", _("Deleted after its time")


def export_states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return ExportState.choices


EXPORT_FLOW = Flow(
    start=ExportState.WAITING,
    moves={
        "make": Move(ExportState.WAITING, to=ExportState.READY, label=_("Put together"), done=_("The file is ready.")),
        "fetch": Move(
            ExportState.READY, to=ExportState.FETCHED, label=_("Download once"), done=_("The file is fetched."), tone="main"
        ),
        "drop": Move(
            ExportState.WAITING, ExportState.READY, ExportState.FETCHED, to=ExportState.GONE, label=_("Delete the file"),
            done=_("The file is deleted."),
        ),
    },
)  # fmt: skip


class ErasureState(TextChoices):
    ASKED = "asked", _("Waiting for the steward")
    APPROVED = "approved", _("Being erased")
    DONE = "done", _("Erased")
    REFUSED = "refused", _("Refused")
    TAKEN_BACK = "taken_back", _("Taken back")


# What the history says of each verb.
TOLD = {
    "ask_erasure": _("Erasure asked for"), "approve": _("Approved"), "refuse": ErasureState.REFUSED.label,
    "take_back": ErasureState.TAKEN_BACK.label, "carry_out": ErasureState.DONE.label,
}  # fmt: skip


def erasure_states() -> list[tuple[str, str]]:
    return ErasureState.choices


ERASURE_FLOW = Flow(
    start=ErasureState.ASKED,
    moves={
        "approve": Move(
            ErasureState.ASKED, to=ErasureState.APPROVED, label=_("Erase for good"),
            done=_("It is being erased; within minutes it is done."), tone="danger",
        ),
        "refuse": Move(
            ErasureState.ASKED, to=ErasureState.REFUSED, label=_("Refuse with a reason"),
            done=_("It is refused; she is told why."),
        ),
        "take_back": Move(
            ErasureState.ASKED, to=ErasureState.TAKEN_BACK, label=_("Take the request back"), done=_("Nothing is erased.")
        ),
        "carry_out": Move(ErasureState.APPROVED, to=ErasureState.DONE, label=_("Erase"), done=_("What was typed is erased.")),
    },
)  # fmt: skip
