"""Take a saved search away."""

from __future__ import annotations

from typing import Any

from cungcau.discovery.models import SavedSearch
from cungcau.trail.change import change


def forget_search(saved: SavedSearch, *, by: Any) -> None:
    with change(saved, "forget_search", by=by):
        SavedSearch.objects.filter(pk=saved.pk).delete()
