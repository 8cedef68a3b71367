from __future__ import annotations

from typing import Any

from cungcau.access.models import User, folded_person
from cungcau.trail.change import change


def edit_profile(user: User, *, by: Any, name: str, phone: str = "", language: str = "vi") -> User:
    """Mend name, phone and the language of mails. The trail keeps which changed, not what they were."""
    wanted = {"name": name.strip(), "phone": phone.strip(), "language": language}
    changed = [field for field, value in wanted.items() if getattr(user, field) != value]
    if not changed:
        return user
    with change(user, "edit", by=by, fields=changed):
        for field in changed:
            setattr(user, field, wanted[field])
        user.folded = folded_person(user.name, user.email)
        user.save(update_fields=[*changed, "folded"])
    return user
