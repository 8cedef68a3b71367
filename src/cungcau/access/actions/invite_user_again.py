from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def invite_user_again(user: User, *, by: Any, note: str = "") -> User:
    """Send a fresh invitation; the link of the earlier one stops working.

    Raises Refused when the person has chosen a password already.
    """
    if not user.is_invited:
        raise Refused("has_arrived", _("This person has chosen a password already and needs no invitation."))
    with change(user, "invite_again", by=by, note=note):
        # An unusable password is random; a new one takes the signature of the old link away.
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
