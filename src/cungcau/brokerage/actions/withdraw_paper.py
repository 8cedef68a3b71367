"""A document is no longer in force."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AgreementState
from cungcau.brokerage.paper_models import Paper
from cungcau.brokerage.paper_workflow import PAPER_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def withdraw_paper(paper: Paper, *, by: Any, note: str) -> Paper:
    """The parties see it no more; nothing is deleted. A signed copy goes only with its agreement."""
    with change(paper, "withdraw_paper", by=by, note=note):
        held = Agreement.objects.filter(signed_copy=paper).exclude(state=AgreementState.VOID)
        if held.exists():
            raise Refused("signed_copy", _("This is the signed copy of an agreement that is not void."))
        move(paper, PAPER_FLOW, "withdraw_paper")
    return paper
