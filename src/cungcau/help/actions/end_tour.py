"""Propose the walk no more."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.help.models import TourEnd
from cungcau.kit.policy import can


def end_tour(*, by: Any) -> TourEnd:
    """Walked to the end, or not wanted. Nobody else's business: no entry in the trail. Pressed twice it is ended once."""
    if not can(by, "end_tour", TourEnd(user_id=by.pk)):
        raise PermissionDenied("end_tour help.tourend")
    return TourEnd.objects.get_or_create(user=by)[0]
