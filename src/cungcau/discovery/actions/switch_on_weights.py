from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cungcau.discovery.actions.switch_back_weights import switch_back_weights
from cungcau.discovery.models import Weights
from cungcau.discovery.queries import weights_in_force
from cungcau.discovery.workflow import WEIGHTS_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move, stale


def switch_on_weights(weights: Weights, *, by: Any, note: str = "") -> Weights:
    """From now on every pair is scored with them; a set that was in force is put back. Against the report's advice only with
    a note that says why."""
    with change(weights, "switch_on", by=by, note=note):
        if not weights.report["recommended"] and not note:
            words = _("The report does not recommend these weights: say why they are switched on nevertheless.")
            raise Refused("note", words, field="note")
        former = weights_in_force()
        if former and former.pk != weights.pk:
            switch_back_weights(former, by=by)
        try:
            with transaction.atomic():
                move(weights, WEIGHTS_FLOW, "switch_on")
        except IntegrityError:
            raise stale(weights_in_force() or weights) from None
    return weights
