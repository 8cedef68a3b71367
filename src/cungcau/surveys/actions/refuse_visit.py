"""The firm does not take part."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.surveys.models import Visit
from cungcau.surveys.workflow import VISIT_FLOW
from cungcau.trail.change import change, move
from cungcau.vocabulary.queries import choices


def refuse_visit(visit: Visit, *, by: Any, reason: str, note: str = "") -> Visit:
    """`reason` is a code of the list `survey_refusal`; "other" needs a note. Raises PermissionDenied, Refused, Stale."""
    if reason not in dict(choices("survey_refusal")):
        raise Refused("reason", _("Choose a reason from the list."), field="reason")
    if reason == "other" and not note:
        raise Refused("note", _("Say in your own words which reason it is."), field="note")
    with change(visit, "refuse", by=by, note=note, reason=reason):
        move(visit, VISIT_FLOW, "refuse", reason=reason)
    return visit
