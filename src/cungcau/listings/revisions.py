"""Versions of a listing that are kept, each with what its codes were called then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.kit.related import columns_of
from cungcau.listings.content import ROWS, changed_parts, content_of, forget_relations
from cungcau.listings.models import Listing, Revision
from cungcau.vocabulary.queries import names_of

# Columns that hold a code, and its scheme; the scheme of `subkind` hangs on the kind of listing.
CODED = {
    "stage": "stage", "budget_disclosure": "budget_disclosure", "price_kind": "price_kind", "funding_source": "funding_source",
    "urgency": "urgency", "owner_kind": "owner_kind", "anonymity": "anonymity",
}  # fmt: skip
CODED_ROWS = {"ip_items": {"type": "ip_type", "status": "ip_status"}}
# No part of what a moderator has read: a later last day needs no new review.
NOT_READ = {"valid_until", "refers"}


def keep_revision(
    listing: Listing, *, by: Any, verb: str = "", note: str = "", read: Mapping[str, Any] | None = None
) -> None:
    """Keep what the listing says now under its present version number, once. `read` as in `content_of`."""
    values = _kept(listing, by=by, verb=verb, note=note, read=read)
    kept = Revision(listing=listing, version=listing.version, **values)
    Revision.objects.bulk_create([kept], ignore_conflicts=True)


def keep_first_revisions(listings: Sequence[Listing], *, by: Any, verb: str) -> None:
    """The same of many listings that have none yet, in a few queries."""
    prefetch_related_objects(listings, "terms", "excluded_organisations", *ROWS)
    Revision.objects.bulk_create(
        Revision(listing=listing, version=listing.version, **_kept(listing, by=by, verb=verb)) for listing in listings
    )
    for listing in listings:
        forget_relations(listing)


def _kept(
    listing: Listing, *, by: Any, verb: str, note: str = "", read: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    name = str(getattr(by, "name", "") or by)[:200]
    content = kept_content(listing, read=read)
    return {"by": name, "verb": verb, "note": note, "content": content, "names": names_of(codes_in(listing.kind, content))}


def kept_content(listing: Listing, *, read: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What the listing says, and to whom it belongs and refers; people and organisations by their public ids only."""
    refers = {
        "zone": listing.zone.code if listing.zone else "",
        "contact": listing.contact.pid if listing.contact else "",
        "adviser": listing.adviser.pid if listing.adviser else "",
        "excluded_organisations": sorted(pid for (pid,) in columns_of(listing, "excluded_organisations", "pid")),
    }
    return {**content_of(listing, read=read), "refers": refers}


def scheme_of_subkind(kind: str) -> str:
    return f"{kind}_kind"


def codes_in(kind: str, content: dict[str, Any]) -> set[tuple[str, str]]:
    """Every code of a content, with its scheme."""
    schemes = {**CODED, "subkind": scheme_of_subkind(kind)}
    found = {(scheme, content[name]) for name, scheme in schemes.items() if content.get(name)}
    found |= {(scheme, code) for scheme, _colon, code in (term.partition(":") for term in content.get("terms", []))}
    for rows, columns in CODED_ROWS.items():
        found |= {(scheme, row[name]) for row in content.get(rows, []) for name, scheme in columns.items() if row.get(name)}
    return found


def refuse_unread(listing: Listing) -> None:
    """What comes back without a new review must say what the moderator has read. Raises Refused."""
    read = listing.revisions.filter(verb__in=["publish", ""]).first()
    if read is None or set(changed_parts(read.content, content_of(listing))) - NOT_READ:
        advice = _("It says something else than what was published. Take it back with “Revise” and send it for review.")
        raise Refused("unread", advice)
