from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def change_password(user: User, old: str, password: str, *, by: Any) -> User:
    """Choose another password, knowing the present one; all other sessions end.

    Raises Refused on the field `old` when the present password is not right.
    """
    if not user.check_password(old):
        raise Refused("wrong_password", _("This is not your present password."), field="old")
    with change(user, "change_password", by=by):
        user.set_password(password)
        user.save(update_fields=["password"])
    return user
