from __future__ import annotations

from typing import Any

from cungcau.access.models import User
from cungcau.trail.change import change


def send_reset(user: User, *, by: Any, note: str = "") -> User:
    """Have a link sent to the person with which a new password can be chosen."""
    with change(user, "ask_reset", by=by, note=note):
        pass
    return user
