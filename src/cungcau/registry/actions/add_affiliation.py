"""Say where an expert works, or worked."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Affiliation, Expert
from cungcau.trail.change import change


def add_affiliation(expert: Expert, *, by: Any, **facts: Any) -> Affiliation:
    """`facts`: organisation, position_vi, position_en, since, until. Without `until` it is the present one.

    The profile then says the same, and the one that was open until now ends on the day when this one begins.
    """
    with change(expert, "add_affiliation", by=by):
        row = enter_affiliation(expert, **facts)
        if row.until is None:
            for name in ("organisation", "position_vi", "position_en"):
                setattr(expert, name, getattr(row, name))
            expert.save(update_fields=["organisation", "position_vi", "position_en"])
    return row


def enter_affiliation(expert: Expert, **facts: Any) -> Affiliation:
    """The row alone, within a change that was begun."""
    if facts.get("until") is None:
        expert.affiliations.filter(until=None).update(until=facts.get("since") or timezone.localdate())
    return Affiliation.objects.create(expert=expert, **facts)


def follow_profile(expert: Expert) -> None:
    """The profile says another organisation than the line that is open: that line ends today and another one begins."""
    known = expert.affiliations.filter(until=None).first()
    place = (expert.organisation_id, expert.position_vi, expert.position_en)
    if known and known.organisation_id == expert.organisation_id:
        if (known.organisation_id, known.position_vi, known.position_en) != place:
            Affiliation.objects.filter(pk=known.pk).update(position_vi=expert.position_vi, position_en=expert.position_en)
    elif expert.organisation_id:
        enter_affiliation(
            expert, organisation_id=expert.organisation_id, position_vi=expert.position_vi, position_en=expert.position_en,
            since=timezone.localdate() if known else None,
        )  # fmt: skip
    elif known:
        Affiliation.objects.filter(pk=known.pk).update(until=timezone.localdate())
