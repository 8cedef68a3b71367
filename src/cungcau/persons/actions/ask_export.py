"""Ask that everything about a person be put together."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.persons.models import Export
from cungcau.persons.workflow import ExportState
from cungcau.trail.change import change


def ask_export(thing: Any, *, by: Any, language: str = "vi", came_from: str = "", note: str = "") -> Export:
    """`thing`: her account, or a contact or expert that she is. It is made in the background.

    Who asks for somebody says of whom the request came, and why. Raises PermissionDenied, Refused.
    """
    export = Export(subject=urn(thing), by_id=by.pk, language=language, came_from=came_from, note=note)
    if not can(by, "ask", export):
        raise PermissionDenied("ask persons.export")
    if thing != by and not (came_from and note):
        raise Refused("whose_request", _("Say of whom the request came, and why."), "came_from")
    waiting = Export.objects.filter(subject=export.subject, by_id=by.pk, state=ExportState.WAITING).first()
    if waiting is not None:
        return waiting
    with change(export, "ask", by=by, of=export.subject):  # who asked, in words, stands in the row, which can forget it
        export.save()
    return export
