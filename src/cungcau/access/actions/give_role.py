from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import Role, RoleName, User
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def give_role(user: User, role: str, *, by: Any, note: str = "") -> User:
    """Entrust a role of the point to a person; giving it twice changes nothing.

    Raises Refused for an unknown role.
    """
    if role not in RoleName.values:
        raise Refused("unknown_role", _("There is no such role."), field="role")
    if Role.objects.filter(user=user, name=role).exists():
        return user
    with change(user, "give_role", by=by, note=note, role=role):
        Role.objects.get_or_create(user=user, name=role)
    user.__dict__.pop("roles", None)
    return user
