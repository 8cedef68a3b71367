"""Begin a listing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.content import COLUMNS, REFERENCES, write_relations, write_rows
from cungcau.listings.models import Listing
from cungcau.listings.references import next_reference
from cungcau.listings.revisions import keep_revision
from cungcau.registry.models import Organisation
from cungcau.trail.change import change


def draft_listing(
    organisation: Organisation, kind: str, *, by: Any, source: str = "form", pid: str = "", sent: str = "",
    external_id: str = "", ref: str = "", **values: Any,
) -> Listing:
    """A new need or offer of an organisation, to be finished and sent for review later.

    `values`: columns of `content.COLUMNS`, `terms`, `specifications`, `targets`, `ip_items` (lists of dicts),
    `contact`, `excluded_organisations`. `pid` is the id that the form was given when it was shown, `sent` the mark of what was
    typed; they tell a second press of the same form. `external_id` is what it is called where it comes from, `ref` a reference
    that was reserved for it. Raises PermissionDenied, IntegrityError where the id or the reference was taken meanwhile.
    """
    listing = begun(organisation, kind, values, by=by, source=source, external_id=external_id)
    listing.pid = pid or listing.pid
    with change(listing, "draft", by=by, **({"sent": sent} if sent else {})):
        listing.ref = ref or next_reference(kind, timezone.localdate())
        listing.save()
        write_rows(listing, values, new=True)
        write_relations(listing, values, new=True)
        keep_revision(listing, by=by, verb="draft")
    return listing


def begun(organisation: Organisation, kind: str, values: dict[str, Any], *, by: Any, source: str, external_id: str) -> Listing:
    """The listing with its own columns; not saved, and without a reference."""
    listing = Listing(organisation=organisation, kind=kind, source=source, zone=organisation.zone, external_id=external_id)
    listing.created_by_id = by.pk
    listing.is_demo = organisation.is_demo
    for name in (*COLUMNS, *REFERENCES):
        if name in values:
            setattr(listing, name, values[name])
    return listing
