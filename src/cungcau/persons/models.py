"""What was asked about somebody's data, and what became of it."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.ids import new_pid
from cungcau.persons.workflow import ErasureState, ExportState, erasure_states, export_states


def new_key() -> str:
    return secrets.token_urlsafe(16)


class Export(models.Model):
    """A person's data on their way out. `subject` is the URN of the record from which she was found; `by` fetches the file.

    `came_from` says of whom the request came where a steward asks for somebody; `key` makes the signed link good for this
    file alone.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    subject = models.CharField(max_length=120, db_index=True)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    came_from = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="vi")
    state = models.CharField(max_length=10, choices=export_states, default=ExportState.WAITING)
    key = models.CharField(max_length=40, default=new_key, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return _("A person's data, %(day)s") % {"day": date_format(timezone.localdate(self.asked_at), "SHORT_DATE_FORMAT")}

    @property
    def path(self) -> Path:
        return Path(settings.DATA) / "persons" / f"{self.pid}.zip"


class Erasure(models.Model):
    """Somebody is to be forgotten. `by` asked for it; `words` are what was said for it, `reason` why it was refused.

    Nothing here names her afterwards: `subject` leads to a row without a person, `counts` says how many rows of each table
    were touched.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    subject = models.CharField(max_length=120, db_index=True)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    came_from = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=erasure_states, default=ErasureState.ASKED, db_index=True)
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    backups_until = models.DateField(null=True, blank=True)
    counts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return _("Erasure asked for on %(day)s") % {"day": date_format(timezone.localdate(self.asked_at), "SHORT_DATE_FORMAT")}

    def get_absolute_url(self) -> str:
        return reverse("persons:erasure", args=[self.pid])
