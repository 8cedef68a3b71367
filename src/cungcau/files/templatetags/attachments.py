"""`{% attachments listing %}`: the files of a record, with the form to add one for whoever may."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from cungcau.files.forms import AttachForm
from cungcau.files.kinds import KINDS
from cungcau.files.queries import attached_to, may_attach
from cungcau.kit.policy import visible

register = template.Library()


@register.simple_tag(takes_context=True)
def attachments_of(context: template.Context, thing: Any) -> dict[str, Any]:
    """What files/_attachments.html shows of a record to this reader."""
    user = context["request"].user
    writes = may_attach(user, thing)
    seen = list(visible(user, attached_to(thing)))
    return {
        "files": seen,
        "pictures": [file for file in seen if file.is_picture],
        "writes": writes,
        "label": thing._meta.label_lower,
        "form": AttachForm(),
        "limit": settings.UPLOAD_LIMIT_MB,
        "kinds": ", ".join(KINDS),
    }


@register.inclusion_tag("files/_attachments.html", takes_context=True)
def attachments(context: template.Context, thing: Any) -> dict[str, Any]:
    return {"thing": thing, "request": context["request"], "csrf_token": context.get("csrf_token")}
