"""Who opened what is not for everybody: written down for the owner and the officers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM, Supposed
from cungcau.listings.models import Listing
from cungcau.listings.sight import Sight, is_guarded, sight_of
from cungcau.listings.visibility import PART, PARTS, Part
from cungcau.trail.looks import looks_at, note_looks
from cungcau.trail.models import Look

EXPORT = "cungcau export"
NAME_ONLY = (PART["identity"],)


def note_sights(sights: Iterable[Sight], *, by: Any, page: str, only: Collection[Part] | None = None) -> None:
    """`by` has before her what these sights show; her own organisation's listings are no news. `only`: the page shows no more."""
    opened = {}
    for sight in sights:
        parts = [part.name for part in (sight.guarded if only is None else sight.guarded_among(only))]
        if parts and not _own(sight, by):
            opened[urn(sight.listing)] = parts
    if opened:
        note_looks(by, opened, page=page)


def _own(sight: Sight, by: Any) -> bool:
    asked = sight_of(sight.listing, by) if isinstance(sight.user, Supposed) else sight
    return asked.may("of_own")


def note_list(listings: Iterable[Any], *, by: Any, page: str) -> None:
    """A list was shown: of anonymous listings it told whose they are."""
    note_sights((sight_of(one, by) for one in listings if isinstance(one, Listing)), by=by, page=page, only=NAME_ONLY)


def note_export(listings: Iterable[Listing], *, by: Any) -> None:
    """Listings are written to a file; the operator of the machine gets all that they say."""
    if by is SYSTEM:
        opened = {urn(one): [part.name for part in PARTS if is_guarded(one, part)] for one in listings}
        note_looks(by, opened, page=EXPORT)
    else:
        note_sights((sight_of(one, by) for one in listings), by=by, page=EXPORT)


def looks_of(listing: Listing) -> QuerySet[Look]:
    return looks_at(listing)


def parts_in_words(look: Look) -> str:
    """What was opened: parts of the listing, or files by their names."""
    return ", ".join(str(PART[part].label) if part in PART else _("file %s") % part.partition(":")[2] for part in look.parts)
