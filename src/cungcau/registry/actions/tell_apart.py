"""Say that two records that look alike are not the same."""

from __future__ import annotations

from typing import Any

from cungcau.access.models import User
from cungcau.registry.models import Distinct
from cungcau.trail.change import change


def tell_apart(one: Any, other: Any, *, by: Any, note: str = "") -> Distinct:
    """The pair is not suggested again. Said twice, it is said once."""
    first, second = sorted([one.pid, other.pid])
    key = {"label": one._meta.label_lower, "first": first, "second": second}
    with change(Distinct(**key), "tell_apart", by=by, note=note, **key):
        return Distinct.objects.get_or_create(**key, defaults={"by": by if isinstance(by, User) else None})[0]
