"""Say how often one is told what a saved search finds, and whether by mail too."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.discovery.models import Rhythm, SavedSearch
from cungcau.trail.change import change


def set_rhythm(saved: SavedSearch, *, by: Any, rhythm: str, by_mail: bool) -> SavedSearch:
    """Who was told nothing is told from now on, not of all that came in between. What she was told of this search in another
    rhythm is not told again."""
    with change(saved, "set_rhythm", by=by, rhythm=rhythm, by_mail=by_mail):
        if saved.rhythm == Rhythm.NONE:
            saved.told_from = timezone.now()
        saved.rhythm, saved.by_mail = rhythm, by_mail
        saved.save(update_fields=["rhythm", "by_mail", "told_from"])
    return saved
