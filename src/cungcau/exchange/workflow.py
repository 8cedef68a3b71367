"""States of an import and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class ImportState(TextChoices):
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, not applied")
    UNREADABLE = "unreadable", _("Cannot be read")
    STOPPED = "stopped", _("Stopped")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    DISCARDED = "discarded", _("Discarded")


def import_states() -> list[tuple[str, str]]:
    return ImportState.choices


# Where a job is at work.
WORKING = (ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING)

IMPORT_FLOW = Flow(
    start=ImportState.CHECKING,
    moves={
        "report": Move(ImportState.CHECKING, to=ImportState.CHECKED),
        "bring_in": Move(ImportState.CHECKING, to=ImportState.APPLIED),
        "reject": Move(ImportState.CHECKING, to=ImportState.UNREADABLE),
        "apply": Move(
            ImportState.CHECKED, to=ImportState.APPLYING, label=_("Apply"), done=_("The import is being applied."), tone="main"
        ),
        "complete": Move(ImportState.APPLYING, to=ImportState.APPLIED),
        "check": Move(
            ImportState.CHECKED,
            ImportState.STOPPED,
            ImportState.APPLYING,
            to=ImportState.CHECKING,
            label=_("Check again"),
            done=_("The file is being checked again."),
        ),
        "stop": Move(
            ImportState.CHECKING,
            ImportState.APPLYING,
            to=ImportState.STOPPED,
            label=_("Stop"),
            done=_("Stopped. Nothing was changed."),
            tone="danger",
        ),
        "undo": Move(
            ImportState.APPLIED,
            to=ImportState.UNDOING,
            label=_("Undo the whole import"),
            done=_("The import is being undone."),
            tone="danger",
        ),
        "restore": Move(ImportState.UNDOING, to=ImportState.UNDONE),
        "discard": Move(
            ImportState.CHECKED,
            ImportState.STOPPED,
            ImportState.UNREADABLE,
            to=ImportState.DISCARDED,
            label=_("Discard"),
            done=_("The import is discarded; its file and its rows are gone."),
        ),
    },
)
