"""States of a case and the moves between them. The stages of a case are data, no states: `stages.toml`."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class CaseState(TextChoices):
    OPEN = "open", _("Under way")
    PAUSED = "paused", _("Paused")
    LOST = "lost", _("Lost")
    ENDED = "ended", _("Ended without a contract")


def case_states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return CaseState.choices


AT_WORK = (CaseState.OPEN, CaseState.PAUSED)
OVER = (CaseState.LOST, CaseState.ENDED)

CASE_FLOW = Flow(
    start=CaseState.OPEN,
    moves={
        "go_to": Move(
            CaseState.OPEN, to=None, label=_("Go to another stage"), done=_("The case is in its new stage."), tone="main"
        ),
        "log": Move(*AT_WORK, to=None, label=_("Write into the log"), done=_("It stands in the log.")),
        "correct": Move(*AT_WORK, to=None, label=_("Correct an entry"), done=_("The correction stands in the log.")),
        "tick": Move(CaseState.OPEN, to=None, label=_("Tick"), done=_("Ticked.")),
        "untick": Move(CaseState.OPEN, to=None, label=_("Untick"), done=_("The tick is taken back.")),
        "plan_next": Move(CaseState.OPEN, to=None, label=_("Plan the next action"), done=_("The next action is planned.")),
        "add_party": Move(*AT_WORK, to=None, label=_("Add a party"), done=_("The party is added.")),
        "end_party": Move(*AT_WORK, to=None, label=_("A party leaves"), done=_("The party has left.")),
        "edit": Move(*AT_WORK, to=None, label=_("Edit"), done=_("The case is saved.")),
        "pause": Move(CaseState.OPEN, to=CaseState.PAUSED, label=_("Pause"), done=_("The case is paused.")),
        "resume": Move(CaseState.PAUSED, to=CaseState.OPEN, label=_("Resume"), done=_("The case goes on."), tone="main"),
        "hand_over": Move(*AT_WORK, to=None, label=_("Hand over"), done=_("A colleague has it in hand now, and is told.")),
        "lose": Move(*AT_WORK, to=CaseState.LOST, label=_("Lost"), done=_("The case is lost; its stage is kept."), tone="danger"),
        "end": Move(
            *AT_WORK, to=CaseState.ENDED, label=_("End without a contract"), done=_("The case has ended."), tone="danger"
        ),
        "reopen": Move(*OVER, to=CaseState.OPEN, label=_("Open it again"), done=_("The case is open again."), tone="main"),
    },
)  # fmt: skip
