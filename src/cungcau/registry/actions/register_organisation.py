"""Bring an organisation into the registry."""

from __future__ import annotations

from typing import Any

from cungcau.registry.content import ORGANISATION_COLUMNS, assign
from cungcau.registry.models import Organisation
from cungcau.registry.sorting import name_organisation
from cungcau.trail.change import change


def register_organisation(*, by: Any, pid: str = "", **values: Any) -> Organisation:
    """A new organisation, temporary until somebody has verified it.

    `values`: columns of `content.ORGANISATION_COLUMNS`, `terms`; `pid` is the id that the form was given when it
    was shown. Raises PermissionDenied, IntegrityError where the id was taken meanwhile.
    """
    organisation = Organisation(**({"pid": pid} if pid else {}))
    assign(organisation, values, ORGANISATION_COLUMNS)
    name_organisation(organisation)
    with change(organisation, "register", by=by):
        organisation.save()
        organisation.terms.set(values.get("terms", []))
    return organisation
