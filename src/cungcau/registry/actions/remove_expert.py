"""Take an expert away again that came in by mistake."""

from __future__ import annotations

from typing import Any

from cungcau.registry.models import Expert
from cungcau.registry.references import refuse_if_referred_to
from cungcau.trail.change import change


def remove_expert(expert: Expert, *, by: Any, note: str = "") -> Expert:
    """One that nobody has verified yet and nothing hangs on; the trail keeps that it was there.

    Raises PermissionDenied, Refused where another record refers to it.
    """
    with change(expert, "remove", by=by, note=note, name=expert.name, external_id=expert.external_id):
        refuse_if_referred_to(expert)
        Expert.objects.filter(pk=expert.pk).delete()
    return expert
