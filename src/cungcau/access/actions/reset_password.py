from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def reset_password(user: User, password: str, *, by: Any) -> User:
    """Replace a forgotten password; every open session of the person ends.

    The caller has checked the link. Raises Refused when it was used meanwhile.
    """
    old = user.password
    user.set_password(password)
    with change(user, "reset_password", by=by):
        if not User.objects.filter(pk=user.pk, password=old).update(password=user.password):
            raise Refused("link_used", _("This link has been used already."))
    return user
