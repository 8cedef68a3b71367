"""Let the rows of a checked file come in."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.exchange.models import Import
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def apply_import(thing: Import, *, by: Any, note: str = "") -> Import:
    """It is done in the background. Raises PermissionDenied, Stale; Refused where no row would change anything."""
    with change(thing, "apply", by=by, note=note):
        if thing.state == "checked" and not thing.to_apply:
            raise Refused("nothing_to_apply", _("No row of this file would change anything."))
        move(thing, IMPORT_FLOW, "apply", queued_at=timezone.now())
    return thing
