from __future__ import annotations

from typing import Any

from cungcau.access.actions.keep_a_steward import keep_a_steward
from cungcau.access.models import Role, RoleName, User
from cungcau.trail.change import change


def take_role(user: User, role: str, *, by: Any, note: str = "") -> User:
    """Take a role back; taking one that is not there changes nothing.

    Raises Refused when it is the last steward's role.
    """
    if not Role.objects.filter(user=user, name=role).exists():
        return user
    with change(user, "take_role", by=by, note=note, role=role):
        if role == RoleName.STEWARD:
            keep_a_steward(user)
        Role.objects.filter(user=user, name=role).delete()
    user.__dict__.pop("roles", None)
    return user
