"""Questions about attachments."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from cungcau.files.access import may
from cungcau.files.models import File


def attached_to(thing: Model) -> QuerySet[File]:
    """The files of a record, in the order in which they came. Show them through `visible`: some may be internal."""
    key = getattr(thing, "pid", "")
    return File.objects.filter(subject_label=thing._meta.label_lower, subject_key=key).select_related(
        "uploaded_by"
    )


def may_attach(user: Any, thing: Model) -> bool:
    """May this person add files to the record, and remove them?"""
    return may(user, "write", thing._meta.label_lower, thing)


def logo_url(name: str) -> str:
    """Address of a stored logo ("" for none)."""
    return reverse("files:logo", args=[name]) if name else ""
