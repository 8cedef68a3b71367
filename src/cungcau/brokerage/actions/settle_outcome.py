"""A broker has found out how it is where the sides contradict each other."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.outcome_models import Introduction, Kind
from cungcau.brokerage.outcome_records import schedule
from cungcau.brokerage.outcome_workflow import INTRODUCTION_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def settle_outcome(introduction: Introduction, *, by: Any, kind: str, note: str, value: int | None = None) -> Introduction:
    """What was learnt and by asking whom is `note`. Both answers stay as they are; nobody is asked any more what came of it."""
    if not note.strip():
        raise Refused("no_note", _("Say what you learnt, and whom you asked."), field="note")
    if value is not None and kind != Kind.CONTRACT:
        raise Refused("value_of_nothing", _("A contract alone has a value."), field="value")
    signed = (introduction.contract_on or timezone.localdate()) if kind == Kind.CONTRACT else None
    with change(introduction, "settle", by=by, note=note, kind=kind):
        move(
            introduction, INTRODUCTION_FLOW, "settle", kind=kind, value=value, contract_on=signed, settled_note=note,
            settled_by=by, settled_at=timezone.now(),
        )  # fmt: skip
        schedule(introduction)
    return introduction
