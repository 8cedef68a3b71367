"""Questions to the trail."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from cungcau.kit.ids import urn
from cungcau.trail.models import Entry


def history_of(thing: Model) -> QuerySet[Entry]:
    """Everything that was done to this thing, the newest first."""
    return Entry.objects.filter(subject=urn(thing))


def newest() -> int:
    """The number of the last entry; 0 before the first. It grows with all that is done, so what was reckoned under it holds."""
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def last_done(thing: Model) -> tuple[str, str, str] | None:
    """Who did what to it last, with which note: (urn, verb, note)."""
    return history_of(thing).values_list("actor", "verb", "note").first()
