"""The last question has run out, and nobody has said anything."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.outcome_models import Introduction
from cungcau.brokerage.outcome_records import locked
from cungcau.brokerage.outcome_workflow import INTRODUCTION_FLOW
from cungcau.trail.change import change, move


def fall_silent(introduction: Introduction, *, by: Any) -> Introduction:
    """The sides are not asked any more."""
    with change(introduction, "fall_silent", by=by):
        locked(introduction)
        move(introduction, INTRODUCTION_FLOW, "fall_silent", next_on=None)
    return introduction
