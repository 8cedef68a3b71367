"""Begin many listings at once: an import of thousands holds the database as long as it writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cungcau.listings.actions.draft_listing import begun
from cungcau.listings.content import write_all_of_new
from cungcau.listings.models import Listing
from cungcau.listings.references import next_reference
from cungcau.listings.revisions import keep_first_revisions
from cungcau.registry.models import Organisation
from cungcau.trail.change import change_together


@dataclass(frozen=True)
class Draft:
    """What `draft_listing` takes for one."""

    organisation: Organisation
    values: dict[str, Any]
    external_id: str = ""
    ref: str = ""


def draft_listings(kind: str, drafts: Sequence[Draft], *, by: Any, source: str) -> list[Listing]:
    """New needs or offers, each as `draft_listing` would begin it, in a number of queries that does not grow with them.

    All of them or none. Raises PermissionDenied, IntegrityError where an id or a reference was taken meanwhile.
    """
    listings = [
        begun(draft.organisation, kind, draft.values, by=by, source=source, external_id=draft.external_id) for draft in drafts
    ]
    with change_together(listings, "draft", by=by):
        for listing, draft in zip(listings, drafts, strict=True):
            listing.ref = draft.ref or next_reference(kind, timezone.localdate())
        Listing.objects.bulk_create(listings)
        write_all_of_new(listings, [draft.values for draft in drafts])
        keep_first_revisions(listings, by=by, verb="draft")
    return listings
