"""What a relation of a thing holds, with as little work as what is known already allows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model


def columns_of(thing: Model, relation: str, *columns: str) -> Iterable[tuple[Any, ...]]:
    """These columns of each related row, in the rows' order: of what was prefetched, else by a query for them alone."""
    rows = getattr(thing, relation)
    if relation in getattr(thing, "_prefetched_objects_cache", {}):
        return [tuple(getattr(row, column) for column in columns) for row in rows.all()]
    found: Iterable[tuple[Any, ...]] = rows.values_list(*columns)
    return found
