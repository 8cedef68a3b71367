"""An organisation and an expert as somebody brings them in, and things put into a state without their story."""

from __future__ import annotations

from typing import Any

from cungcau.registry.actions import propose_expert, register_organisation
from cungcau.registry.models import Expert, Organisation


def a_registered(by: Any, **values: Any) -> Organisation:
    """Temporary, as everything that nobody has verified yet."""
    return register_organisation(by=by, **{"name_vi": "Công ty Gốm kỹ thuật Sông Lam", "kind": "sme", **values})


def a_proposed(by: Any, **values: Any) -> Expert:
    return propose_expert(by=by, **{"name": "Nguyễn Hoài Đức", "title": "PGS.TS.", **values})


def put(thing: Any, state: str, **fields: Any) -> Any:
    """The same row in another state, for tables of answers."""
    type(thing).objects.filter(pk=thing.pk).update(state=state, **fields)
    thing.refresh_from_db()
    return thing
