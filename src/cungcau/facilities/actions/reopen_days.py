"""Take a closure back."""

from __future__ import annotations

from typing import Any

from cungcau.facilities.models import Closure
from cungcau.trail.change import change


def reopen_days(closure: Closure, *, by: Any) -> None:
    """The days are as the week has them."""
    with change(closure.facility, "reopen_days", by=by, first=closure.first.isoformat(), last=closure.last.isoformat()):
        closure.delete()
