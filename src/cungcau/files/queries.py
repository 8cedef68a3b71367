"""Questions about attachments."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from cungcau.files.access import may
from cungcau.files.models import File
from cungcau.kit.policy import can


def attached_to(thing: Model) -> QuerySet[File]:
    """The files of a record, in the order in which they came. Show them through `visible`: some may be internal."""
    key = getattr(thing, "pid", "")
    return File.objects.filter(subject_label=thing._meta.label_lower, subject_key=key).select_related(
        "uploaded_by"
    )


def read_by(user: Any, thing: Model) -> list[File]:
    """Those of a record's files that this person may see; the record is taken as it is in hand."""
    label = thing._meta.label_lower
    seen = {internal: can(user, "read", File(subject_label=label, is_internal=internal).of(thing)) for internal in (False, True)}
    return [file for file in attached_to(thing) if seen[file.is_internal]]


def may_attach(user: Any, thing: Model) -> bool:
    """May this person add files to the record, and remove them?"""
    return may(user, "write", thing._meta.label_lower, thing)


def logo_url(name: str) -> str:
    """Address of a stored logo ("" for none)."""
    return reverse("files:logo", args=[name]) if name else ""
