from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cungcau.access.actions.give_role import give_role
from cungcau.access.models import User, folded_person, normal_email
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def invite_user(
    *, email: str, name: str, by: Any, language: str = "vi", roles: Iterable[str] = (), note: str = ""
) -> User:
    """Make an account that nobody can use until its person has followed the mail and chosen a password.

    Raises Refused on the field `email` when somebody has an account with this address already.
    """
    user = User(email=normal_email(email), name=name.strip(), language=language)
    user.folded = folded_person(user.name, user.email)
    user.set_unusable_password()
    wanted = sorted(set(roles))
    with transaction.atomic():
        with change(user, "invite", by=by, note=note, roles=wanted):
            _save_once(user)
        for role in wanted:
            give_role(user, role, by=by)
    return user


def _save_once(user: User) -> None:
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        message = _("Somebody has an account with this e-mail address already.")
        raise Refused("email_taken", message, field="email") from error
