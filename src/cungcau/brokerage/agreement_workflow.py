"""States of an agreement and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class AgreementState(TextChoices):
    DRAFT = "draft", _("Draft")
    PRESENTED = "presented", _("For signature")
    SIGNED = "signed", _("Signed")
    FINISHED = "finished", _("Ended")
    VOID = "void", _("Void")


def agreement_states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return AgreementState.choices


UNSIGNED = (AgreementState.DRAFT, AgreementState.PRESENTED)
# What its parties see on their own pages.
SHOWN = (AgreementState.PRESENTED, AgreementState.SIGNED, AgreementState.FINISHED)
STANDING = (AgreementState.DRAFT, AgreementState.PRESENTED, AgreementState.SIGNED)

AGREEMENT_FLOW = Flow(
    start=AgreementState.DRAFT,
    moves={
        "revise_agreement": Move(
            AgreementState.DRAFT, to=None, label=_("Edit"), done=_("The agreement is saved."), edits=True
        ),
        "present_agreement": Move(
            AgreementState.DRAFT, to=AgreementState.PRESENTED, label=_("Put forward for signature"),
            done=_("Its parties see it on their pages."), tone="main",
        ),
        "redraft_agreement": Move(
            AgreementState.PRESENTED, to=AgreementState.DRAFT, label=_("Back to draft"), done=_("It can be edited again.")
        ),
        "sign_agreement": Move(
            AgreementState.PRESENTED, to=AgreementState.SIGNED, label=_("Signed by all"),
            done=_("The signed copy is kept."), tone="main",
        ),
        "tick_clause": Move(*STANDING, to=None, label=_("Tick"), done=_("The checklist is saved.")),
        "register_agreement": Move(
            AgreementState.SIGNED, to=None, label=_("Note the registration"), done=_("The registration is noted.")
        ),
        "finish_agreement": Move(
            AgreementState.SIGNED, to=AgreementState.FINISHED, label=_("It has ended"), done=_("The agreement has ended.")
        ),
        "void_agreement": Move(
            *STANDING, to=AgreementState.VOID, label=_("Declare void"), done=_("The agreement is void."), tone="danger"
        ),
    },
)  # fmt: skip
