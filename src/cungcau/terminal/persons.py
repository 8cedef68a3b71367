"""Who acts at the command line: an account of the installation."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.remarks import NothingToDo, Remark


def person(option: str, email: str) -> Any:
    """Somebody who could do it on the pages too: an account at work, whose person has arrived."""
    from cungcau.access.models import User, normal_email  # app ready

    found = User.objects.filter(email=normal_email(email), is_active=True).first()
    if found is None:
        raise NothingToDo(Remark(option, "person_unknown", {"email": email}, used=False))
    if found.is_invited:
        raise NothingToDo(Remark(option, "person_not_arrived", {"email": email}, used=False))
    return found
