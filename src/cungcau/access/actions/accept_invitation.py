from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def accept_invitation(user: User, password: str, *, by: Any) -> User:
    """Arrive: the invited person chooses a password and can log in from now on.

    The caller has checked the link. Raises Refused when the invitation was used meanwhile.
    """
    invited = user.password
    user.set_password(password)
    with change(user, "accept_invitation", by=by):
        # Of two hands with one link exactly one finds the old, unusable password still there.
        if not user.is_active or not User.objects.filter(pk=user.pk, password=invited).update(
            password=user.password
        ):
            raise Refused("link_used", _("This link has been used already."))
    return user
