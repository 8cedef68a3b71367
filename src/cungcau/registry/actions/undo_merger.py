"""Take a merger back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.registry.actions.merge_records import FLOWS
from cungcau.registry.merging import separate
from cungcau.registry.models import Merger
from cungcau.trail.change import change, claim_version, move, record, stale


def undo_merger(merger: Merger, *, by: Any, note: str = "") -> Merger:
    """Exactly what was moved goes back, unless it was changed since: `merger.kept_back` tells what stays, and why.

    Raises PermissionDenied, Stale, and Refused where a later merger must be undone before.
    """
    survivor, merged = merger.survivor, merger.merged
    _refuse(merger, survivor, merged)
    with change(merged, "unmerge", by=by, note=note, out_of=survivor.pid, merger=merger.pid):
        doer = by if isinstance(by, User) else None
        if not Merger.objects.filter(pk=merger.pk, undone_at=None).update(undone_at=timezone.now(), undone_by=doer):
            raise stale(merged)
        if hasattr(survivor, "version"):
            claim_version(survivor, survivor.version)
        _release(merger, merged)
        merger.kept_back = separate(survivor, merged, merger.journal)
        merger.save(update_fields=["kept_back"])
        merger.refresh_from_db()
        record(survivor, "give_back", by=by, note=note, merged=merged.pid, name=merger.merged_name, merger=merger.pid)
    return merger


def _release(merger: Merger, merged: Any) -> None:
    flow = FLOWS.get(type(merged))
    if flow:
        move(merged, flow, "unmerge", back_to=merger.merged_state, merged_into=None, updated_at=timezone.now())
    else:
        merged.merged_into = None
        merged.save(update_fields=["merged_into"])


def _refuse(merger: Merger, survivor: Any, merged: Any) -> None:
    if survivor is None or merged is None:
        raise Refused("side_gone", _("One of the two records is not there any more."))
    if merger.undone_at:
        raise Refused("undone_already", _("This merger is undone already."))
    if survivor.merged_into_id:
        raise Refused(
            "undo_later_first", _("“%(name)s” was merged into another one since: undo that merger first.") % {"name": survivor}
        )
