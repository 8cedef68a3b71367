from __future__ import annotations

from typing import Any

from cungcau.access.models import User
from cungcau.trail.change import change, stale


def reactivate_user(user: User, *, by: Any, note: str = "") -> User:
    """Open a closed account again; the person logs in with the old password."""
    with change(user, "reactivate", by=by, note=note):
        if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
            raise stale(user)
        user.is_active = True
    return user
