"""Call a saved search something else."""

from __future__ import annotations

from typing import Any

from cungcau.discovery.models import SavedSearch
from cungcau.trail.change import change


def rename_search(saved: SavedSearch, *, by: Any, name: str) -> SavedSearch:
    with change(saved, "rename_search", by=by):
        saved.name = name
        saved.save(update_fields=["name"])
    return saved
