"""Look at a saved search."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.discovery.models import SavedSearch
from cungcau.trail.change import change


def see_search(saved: SavedSearch, *, by: Any) -> SavedSearch:
    """She has seen what it finds now: from here on, what is published later is new."""
    with change(saved, "see_search", by=by):
        saved.seen_at = timezone.now()
        saved.save(update_fields=["seen_at"])
    return saved
