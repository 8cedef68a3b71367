"""Say who works for an organisation."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.registry.models import Membership, Organisation
from cungcau.trail.change import change


def add_member(organisation: Organisation, user: User, *, by: Any, role: str = Membership.EDITOR, **facts: Any) -> Membership:
    """The person may read (reader) or also write (editor) for it from today. `facts`: position_vi, position_en, since."""
    with change(organisation, "add_member", by=by, user=user.pid, role=role):
        if organisation.memberships.filter(user=user, until=None).exists():
            raise Refused("already_member", _("This person works for the organisation already."), "email")
        return Membership.objects.create(organisation=organisation, user=user, role=role, **facts)
