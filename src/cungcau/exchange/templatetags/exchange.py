"""What was done to an import, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

DONE = {
    "upload": _("Brought in"),
    "bring_in": _("Brought in and applied at the command line"),
    "check": _("To be checked again"),
    "report": _("Checked"),
    "reject": _("Cannot be read"),
    "stop": _("Stopped"),
    "apply": _("To be applied"),
    "complete": _("Applied"),
    "undo": _("To be undone"),
    "restore": _("Undone"),
    "discard": _("Discarded"),
}


@register.filter
def done_to_import(verb: str) -> str:
    """The verb of an entry of the trail as the timeline says it."""
    return str(DONE.get(verb, verb))
