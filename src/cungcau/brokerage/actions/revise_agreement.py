"""A draft of an agreement is changed."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.brokerage.agreementwork import Shares, put_under, said_of, shares_of
from cungcau.kit.errors import Unchanged
from cungcau.trail.change import change, move


def revise_agreement(agreement: Agreement, *, by: Any, parties: Shares, **said: Any) -> Agreement:
    """Where all of it, with the parties and their shares, is what it says already nothing is written."""
    with change(agreement, "revise_agreement", by=by) as facts:
        values = said_of(said)
        facts["fields"] = sorted(name for name, value in values.items() if getattr(agreement, name) != value)
        is_read = agreement.version == Agreement.objects.get(pk=agreement.pk).version
        if is_read and not facts["fields"] and shares_of(agreement) == dict(parties):
            raise Unchanged
        move(agreement, AGREEMENT_FLOW, "revise_agreement", **values)
        put_under(agreement, parties)
    return agreement
