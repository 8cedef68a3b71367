from __future__ import annotations

from cungcau.access.actions.invite_user_again import invite_user_again
from cungcau.access.actions.send_reset import send_reset
from cungcau.access.models import User, normal_email
from cungcau.kit.policy import SYSTEM


def ask_reset(email: str) -> None:
    """Somebody at the login page has forgotten the password of this address.

    Says nothing about whether the address has an account: the answer goes by mail, or nowhere.
    An invited person who has not arrived yet gets the invitation once more.
    """
    user = User.objects.filter(email=normal_email(email), is_active=True).first()
    if user is None:
        return
    if user.is_invited:
        invite_user_again(user, by=SYSTEM)
    else:
        send_reset(user, by=SYSTEM)
