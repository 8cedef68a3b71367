"""States of a document of a case and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class PaperState(TextChoices):
    KEPT = "kept", _("In force")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def paper_states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return PaperState.choices


PAPER_FLOW = Flow(
    start=PaperState.KEPT,
    moves={
        "renew_paper": Move(
            PaperState.KEPT, to=None, label=_("Add a new version"), done=_("The new version is kept; the earlier ones stay.")
        ),
        "reshare_paper": Move(
            PaperState.KEPT, to=None, label=_("Change who may open it"), done=_("The access is changed."), edits=True
        ),
        "withdraw_paper": Move(
            PaperState.KEPT, to=PaperState.WITHDRAWN, label=_("Withdraw the document"),
            done=_("The document is withdrawn; the brokers still find it."), tone="danger",
        ),
    },
)  # fmt: skip
