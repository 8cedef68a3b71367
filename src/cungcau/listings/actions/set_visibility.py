"""Say who may see what of a listing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.content import write_relations
from cungcau.listings.models import Listing
from cungcau.listings.visibility import closable
from cungcau.trail.change import change, claim_version

COLUMNS = ("anonymity", "budget_disclosure", "sights")
ORGANISATIONS = ("chosen_organisations", "excluded_organisations")


def set_visibility(listing: Listing, *, by: Any, version: int, **values: Any) -> Listing:
    """Its owner opens or closes it, in whatever state it is: what is closed is closed at once, without a review.

    `values`: `anonymity`, `budget_disclosure`, `sights` (part to level, as `visibility.closable` allows), `chosen_organisations`,
    `excluded_organisations`. Raises PermissionDenied, Stale, ValueError for a level that the table does not allow.
    """
    allowed = {part.name: part.choices for part in closable(listing.kind)}
    for part, level in values.get("sights", {}).items():
        if level not in allowed.get(part, ()):
            raise ValueError(f"{part} cannot be for {level}")
    with change(listing, "set_visibility", by=by) as facts:
        claim_version(listing, version)
        columns = [name for name in COLUMNS if name in values]
        facts["changed"] = [name for name in columns if getattr(listing, name) != values[name]]
        facts["before"] = {name: getattr(listing, name) for name in facts["changed"]}
        facts["after"] = {name: values[name] for name in facts["changed"]}
        facts["organisations"] = _exchanged(listing, values)
        for name in columns:
            setattr(listing, name, values[name])
        listing.updated_at = timezone.now()
        listing.save(update_fields=[*columns, "updated_at"])
        write_relations(listing, values)
    return listing


def _exchanged(listing: Listing, values: dict[str, Any]) -> dict[str, list[int]]:
    """How many organisations came and went. Not which: the history has more readers than the two lists."""
    told = {}
    for name in ORGANISATIONS:
        if name in values:
            before = set(getattr(listing, name).values_list("pk", flat=True))
            after = {organisation.pk for organisation in values[name]}
            if before != after:
                told[name] = [len(after - before), len(before - after)]
    return told
