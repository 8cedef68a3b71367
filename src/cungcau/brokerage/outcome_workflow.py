"""States of what came of an introduction. `outcome_states.py` says which of them two answers make."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class OutcomeState(TextChoices):
    UNASKED = "unasked", _("Not asked yet")
    WAITING = "waiting", _("Asked, no answer yet")
    ONE = "one", _("Said by one side alone")
    BOTH = "both", _("Confirmed by both sides")
    CONTRADICTED = "contradicted", _("The sides contradict each other")
    TALKS = "talks", _("Talks go on")
    NOTHING = "nothing", _("Nothing came of it")
    SILENT = "silent", _("Both sides stayed silent")
    SETTLED = "settled", _("Settled by the point")


def outcome_states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return OutcomeState.choices


# Where two answers lead, and from where another answer can still come.
HEARD = (OutcomeState.ONE, OutcomeState.BOTH, OutcomeState.CONTRADICTED, OutcomeState.TALKS, OutcomeState.NOTHING)

INTRODUCTION_FLOW = Flow(
    start=OutcomeState.UNASKED,
    moves={
        "ask": Move(OutcomeState.UNASKED, to=OutcomeState.WAITING, label=_("Ask"), done=_("Asked.")),
        "answer": Move(
            OutcomeState.WAITING, *HEARD, to=OutcomeState.ONE, back=HEARD, label=_("Answer"),
            done=_("Thank you, your answer is kept."),
        ),
        "fall_silent": Move(
            OutcomeState.WAITING, to=OutcomeState.SILENT, label=_("Give up asking"), done=_("Nobody has answered.")
        ),
        "settle": Move(
            OutcomeState.CONTRADICTED, to=OutcomeState.SETTLED, label=_("Settle it"),
            done=_("It is settled; both answers are kept."), tone="main",
        ),
    },
)  # fmt: skip
