"""How far the registration of a transfer is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def register_agreement(
    agreement: Agreement, *, by: Any, filed_on: date | None = None, registered_on: date | None = None, registered_as: str = ""
) -> Agreement:
    """The day of filing stops the clock. Raises Refused for days before the signature or in the wrong order."""
    with change(agreement, "register_agreement", by=by, note=registered_as):
        if not (filed_on or registered_on or registered_as):
            raise Refused("nothing", _("Give the day of filing, or the registration."), field="filed_on")
        days = [day for day in (agreement.signed_on, filed_on, registered_on) if day]
        if days != sorted(days):
            raise Refused("order", _("It is signed, then filed, then registered."), field="filed_on")
        if registered_on and not registered_as:
            raise Refused("no_number", _("Give the number of the registration too."), field="registered_as")
        kept = {"filed_on": filed_on, "registered_on": registered_on, "registered_as": registered_as}
        move(agreement, AGREEMENT_FLOW, "register_agreement", **kept)
    return agreement
