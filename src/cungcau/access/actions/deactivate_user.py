from __future__ import annotations

from typing import Any

from django.db.models import F

from cungcau.access.actions.keep_a_steward import keep_a_steward
from cungcau.access.models import RoleName, User
from cungcau.trail.change import change, stale


def deactivate_user(user: User, *, by: Any, note: str = "") -> User:
    """Close an account: nobody can log in with it, and every open session ends at once, for good.

    Raises Refused for the last steward.
    """
    with change(user, "deactivate", by=by, note=note):
        if RoleName.STEWARD in user.roles:
            keep_a_steward(user)
        rows = User.objects.filter(pk=user.pk, is_active=True)
        if not rows.update(is_active=False, session_round=F("session_round") + 1):
            raise stale(user)
        user.refresh_from_db(fields=["is_active", "session_round"])
    return user
