"""Change what this installation says of itself: names, code, logo, host, how to reach it."""

from __future__ import annotations

from typing import Any

from cungcau.kit.errors import Unchanged
from cungcau.registry.content import POINT_COLUMNS, assign
from cungcau.registry.models import Point
from cungcau.trail.change import change, claim_version


def edit_point(point: Point, *, by: Any, version: int, **values: Any) -> Point:
    """Write the values if nobody has changed it since `version`. Raises PermissionDenied, Stale.
    Where they say what it says already nothing is written.

    A new code begins the references given from now on; those given before stay as they are.
    """
    with change(point, "edit", by=by) as facts:
        claim_version(point, version)
        facts["changed"] = assign(point, values, POINT_COLUMNS)
        if not facts["changed"]:
            raise Unchanged
        point.save(update_fields=facts["changed"])
    return point
