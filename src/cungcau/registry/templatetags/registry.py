"""What templates ask about the registry."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from cungcau.vocabulary.queries import label

register = template.Library()


@register.filter
def terms_in(thing: Any, scheme: str) -> str:
    """The labels of its terms in a scheme, separated by semicolons."""
    return "; ".join(str(term) for term in thing.terms.all() if term.scheme_id == scheme)


@register.filter
def code_label(code: str, scheme: str) -> str:
    return label(scheme, code) if code else ""


@register.filter
def registry_done(entry: Any) -> str:
    """A line of the trail in words."""
    words = {
        "register": _("Registered"), "propose": _("Proposed"), "edit": _("Edited"), "verify": _("Marked as verified"),
        "activate": _("Activated"), "suspend": _("Suspended"), "leave": _("Marked as away"), "end": _("Ended"),
        "add_member": _("Person added"), "end_membership": _("Membership ended"), "add_contact": _("Contact recorded"),
        "withdraw_consent": _("Consent withdrawn"),
    }  # fmt: skip
    return words.get(entry.verb, entry.verb)
