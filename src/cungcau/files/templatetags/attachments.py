"""`{% attachments listing %}`: the files of a record, with the form to add one for whoever may."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from cungcau.access.audience import audience
from cungcau.files.forms import AttachForm
from cungcau.files.kinds import KINDS
from cungcau.files.queries import may_attach, read_by
from cungcau.kit.policy import can

register = template.Library()


@register.simple_tag(takes_context=True)
def attachments_of(context: template.Context, thing: Any) -> dict[str, Any]:
    """What files/_attachments.html shows of a record to this reader; in a preview to somebody who is only supposed."""
    user = context.get("reader") or context["request"].user
    writes = may_attach(user, thing)
    files = read_by(user, thing)
    if writes:
        for file in files:
            file.audience = audience(lambda person, file=file: can(person, "read", file.of(thing)))  # type: ignore[attr-defined]
    return {
        "files": files,
        "pictures": [file for file in files if file.is_picture],
        "writes": writes,
        "label": thing._meta.label_lower,
        "form": AttachForm(),
        "limit": settings.UPLOAD_LIMIT_MB,
        "kinds": ", ".join(KINDS),
    }


@register.inclusion_tag("files/_attachments.html", takes_context=True)
def attachments(context: template.Context, thing: Any) -> dict[str, Any]:
    return {"thing": thing, "request": context["request"], "csrf_token": context.get("csrf_token")}
