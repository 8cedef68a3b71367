"""Say that two records are one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.registry.merging import unite
from cungcau.registry.models import Contact, Expert, Merger, Organisation
from cungcau.registry.workflow import EXPERT_FLOW, ORGANISATION_FLOW
from cungcau.trail.change import change, claim_version, move, record, stale

FLOWS = {Organisation: ORGANISATION_FLOW, Expert: EXPERT_FLOW}


def merge_records(
    survivor: Any, merged: Any, *, by: Any, take: Iterable[str] | None = None, version: int | None = None, note: str = ""
) -> Merger:
    """Everything that belongs to `merged` belongs to `survivor` from now on; `merged` leads to it. One transaction.

    Both are organisations, experts, or contacts of one organisation. `take`: the columns whose value comes from the merged one
    (None: only what the survivor leaves empty). `version`: that of the survivor as it was shown.
    Raises PermissionDenied, IllegalMove, Stale, and Refused where the two cannot be one.
    """
    _refuse(survivor, merged)
    merger = Merger(
        label=merged._meta.label_lower, survivor_key=survivor.pid, merged_key=merged.pid, survivor_name=str(survivor)[:250],
        merged_name=str(merged)[:250], merged_state=getattr(merged, "state", ""), note=note,
        by=by if isinstance(by, User) else None,
    )  # fmt: skip
    with change(merged, "merge", by=by, note=note, into=survivor.pid, merger=merger.pid):
        if hasattr(survivor, "version"):
            claim_version(survivor, survivor.version if version is None else version)
        _claim(merged, survivor)
        merger.journal = unite(survivor, merged, take)
        merger.save()
        record(survivor, "take_in", by=by, note=note, merged=merged.pid, name=merger.merged_name, merger=merger.pid)
    return merger


def _claim(merged: Any, survivor: Any) -> None:
    """The merged one, as it was shown, and only once."""
    flow = FLOWS.get(type(merged))
    if flow:
        move(merged, flow, "merge", merged_into=survivor, updated_at=timezone.now())
    elif not type(merged)._default_manager.filter(pk=merged.pk, merged_into=None).update(merged_into=survivor):
        raise stale(merged)
    else:
        merged.merged_into = survivor


def _refuse(survivor: Any, merged: Any) -> None:
    if type(survivor) is not type(merged) or survivor.pk == merged.pk:
        raise Refused("not_two", _("Two different records of one kind are needed."))
    if survivor.merged_into_id:
        raise Refused("survivor_merged", _("“%(name)s” was itself merged into another one.") % {"name": survivor})
    if isinstance(survivor, Contact) and survivor.organisation_id != merged.organisation_id:
        raise Refused("other_organisation", _("The two contacts belong to different organisations."))
