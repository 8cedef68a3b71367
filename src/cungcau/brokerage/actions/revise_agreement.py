"""A draft of an agreement is changed."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.brokerage.agreementwork import Shares, put_under, said_of
from cungcau.trail.change import change, move


def revise_agreement(agreement: Agreement, *, by: Any, parties: Shares, **said: Any) -> Agreement:
    with change(agreement, "revise_agreement", by=by) as facts:
        values = said_of(said)
        facts["fields"] = sorted(name for name, value in values.items() if getattr(agreement, name) != value)
        move(agreement, AGREEMENT_FLOW, "revise_agreement", **values)
        put_under(agreement, parties)
    return agreement
