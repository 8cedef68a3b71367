"""Declare where an expert is not free to judge."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.registry.models import Expert, Interest
from cungcau.trail.change import change


def declare_interest(expert: Expert, tie: str, *, by: Any, **facts: Any) -> Interest:
    """`facts`: organisation or field (one of them, or both), since, until, note. Raises Refused (on a field)."""
    with change(expert, "declare_interest", by=by, tie=tie):
        if not facts.get("organisation") and not facts.get("field"):
            raise Refused("in_nothing", _("Name an organisation or a field."), "organisation")
        if facts.get("since") and facts.get("until") and facts["until"] < facts["since"]:
            raise Refused("ends_before", _("The last day is before the first."), "until")
        return Interest.objects.create(expert=expert, tie=tie, declared_by=by if isinstance(by, User) else None, **facts)
