"""Stop what a job is doing with an import."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.models import Import
from cungcau.exchange.progress import ask_to_stop
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.kit.policy import can
from cungcau.trail.change import change, move


def stop_import(thing: Import, *, by: Any, note: str = "") -> Import:
    """Nothing of it is applied. Raises Stale where the job was faster.

    The job holds the database while it applies, so it is asked to stop before the state is changed.
    """
    if can(by, "stop", thing):
        IMPORT_FLOW.after(thing.state, "stop")
        ask_to_stop(thing.pid)
    with change(thing, "stop", by=by, note=note):
        move(thing, IMPORT_FLOW, "stop")
    return thing
