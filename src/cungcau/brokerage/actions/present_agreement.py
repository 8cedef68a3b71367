"""An agreement is put before its parties to be signed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.agreement_law import answer_for
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def present_agreement(agreement: Agreement, *, by: Any, note: str = "") -> Agreement:
    """From now on its parties see it on their pages, and it is not edited. Refused where the law prohibits the transfer."""
    with change(agreement, "present_agreement", by=by, note=note):
        if agreement.about.transfers and answer_for(agreement).outcome == "stop":
            raise Refused("prohibited", _("By what is noted here the law prohibits this transfer, so it is not put forward."))
        move(agreement, AGREEMENT_FLOW, "present_agreement")
    return agreement
