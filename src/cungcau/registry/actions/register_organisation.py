"""Bring an organisation into the registry."""

from __future__ import annotations

from typing import Any

from cungcau.registry.content import ORGANISATION_COLUMNS, assign
from cungcau.registry.models import Organisation
from cungcau.registry.sorting import name_organisation
from cungcau.trail.change import change


def register_organisation(*, by: Any, **values: Any) -> Organisation:
    """A new organisation, temporary until somebody has verified it.

    `values`: columns of `content.ORGANISATION_COLUMNS`, `terms`. Raises PermissionDenied.
    """
    organisation = Organisation()
    assign(organisation, values, ORGANISATION_COLUMNS)
    name_organisation(organisation)
    with change(organisation, "register", by=by):
        organisation.save()
        organisation.terms.set(values.get("terms", []))
    return organisation
