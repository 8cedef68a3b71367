from __future__ import annotations

from typing import Any

from cungcau.access.models import DemoPerson, User, folded_person
from cungcau.trail.change import change
from cungcau.trail.erasure import forget_name


def erase_user(user: User, *, by: Any, note: str = "") -> User:
    """Make a closed account one without a person: name, address and phone are gone, what was done stays done.

    The row and its urn stay, so that nothing that points to it breaks. Nobody can log in with it, nor open it again as hers.
    """
    with change(user, "erase", by=by, note=note):
        user.name, user.email, user.phone = f"– {user.pid}", f"{user.pid}@erased.invalid", ""
        user.folded = folded_person(user.name, user.email)
        user.set_unusable_password()
        user.save(update_fields=["name", "email", "phone", "folded", "password"])
        user.role_rows.all().delete()
        DemoPerson.objects.filter(user=user).delete()
        forget_name(user, user.name)
    return user
