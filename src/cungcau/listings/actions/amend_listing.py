"""Change a published listing: what is harmless at once, what matters after a moderator has read it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused, Unchanged
from cungcau.listings.actions.propose_change import propose_change
from cungcau.listings.content import REFERENCES, content_of, content_of_values, write_relations
from cungcau.listings.models import Listing
from cungcau.listings.parts import parts_of, said_with, write_parts
from cungcau.listings.quality import quality_of
from cungcau.listings.queries import open_change
from cungcau.listings.rereading import must_be_reread
from cungcau.listings.revisions import keep_revision
from cungcau.listings.said import Said
from cungcau.listings.workflow import LISTING_FLOW, ChangeState
from cungcau.trail.change import change, claim_version


def amend_listing(listing: Listing, *, by: Any, version: int, note: str = "", sent: str = "", **values: Any) -> Listing:
    """Write the given values (as in `edit_listing`) as far as nobody must read them; the rest becomes a `Change` that waits.
    `note`: why; `sent`: the mark of what was typed. Where nothing differs from what is public and from what waits already,
    nothing is written.

    Raises Refused where a blocking point of the checklist would be open, PermissionDenied, IllegalMove, Stale.
    """
    before = parts_of(content_of(listing))
    given = parts_of(content_of_values(values))
    named = {part for part in (before.keys() | given.keys()) if _is_given(part, values)}
    changed = {part for part in named if before.get(part) != given.get(part)}
    heavy = {part for part in changed if must_be_reread(part, listing.kind)}
    if heavy:
        _refuse_blocked(said_with(listing, {part: given.get(part) for part in changed}))
    with change(listing, "amend", by=by, note=note, **({"sent": sent} if sent else {})) as facts:
        LISTING_FLOW.after(listing.state, "amend")
        claim_version(listing, version)
        light, wanted = changed - heavy, {part: given.get(part) for part in heavy}
        references = [name for name in REFERENCES if name in values and getattr(listing, name) != values[name]]
        if not (light or references or _excludes_others(listing, values)) and _waits_already(listing, wanted):
            raise Unchanged
        for name in references:
            setattr(listing, name, values[name])
        listing.updated_at = timezone.now()
        listing.save(update_fields=[*references, "updated_at"])
        write_parts(listing, {part: given.get(part) for part in light})
        write_relations(listing, {name: values[name] for name in ("excluded_organisations",) if name in values})
        facts.update(changed=sorted(light), waiting=sorted(heavy))
        if light:
            keep_revision(listing, by=by, verb="amend", note=note)
    if not _waits_already(listing, wanted):
        propose_change(listing, by=by, before={part: before.get(part) for part in heavy}, after=wanted)
    return listing


def _waits_already(listing: Listing, wanted: dict[str, Any]) -> bool:
    """Is what a moderator must read with the moderators in these very words?"""
    known = open_change(listing)
    return not wanted if known is None else known.state == ChangeState.WAITING and known.after == wanted


def _excludes_others(listing: Listing, values: dict[str, Any]) -> bool:
    if "excluded_organisations" not in values:
        return False
    present = set(listing.excluded_organisations.values_list("pk", flat=True))
    return present != {one.pk for one in values["excluded_organisations"]}


def _is_given(part: str, values: dict[str, Any]) -> bool:
    return part in values or ("terms" in values and part.startswith("terms:"))


def _refuse_blocked(said: Said) -> None:
    if blocking := quality_of(said).blocking:
        raise Refused("incomplete", _("Not complete yet: %s") % " ".join(point.ask for point in blocking))
