"""Files that came in with what became of each row, and files that went out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.exchange.workflow import WORKING, ImportState, import_states
from cungcau.files.models import File
from cungcau.files.storage import content_path
from cungcau.kit.ids import new_pid
from cungcau.kit.policy import SYSTEM

UNDONE_WITHIN = timedelta(days=1)


class Side(models.TextChoices):
    NEED = "need", _("Needs")
    OFFER = "offer", _("Offers")
    ORGANISATION = "organisation", _("Organisations")
    EXPERT = "expert", _("Experts")


class Outcome(models.TextChoices):
    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    REFUSED = "refused", _("refused")


class Undone(models.TextChoices):
    RESTORED = "restored", _("as before")
    REMOVED = "removed", _("taken away")
    LEFT = "left", _("left as it is")


class Import(models.Model):
    """One file that somebody brings in: checked first, then applied, all of it or nothing; for a day it can be undone.

    `headings`: position -> what the file calls the column; `remarks`: [code, facts, column] of the whole file; `fault`:
    the same of a file that cannot be read. `differing`: rows that a second check found otherwise than the first had told.
    `queued_at`: since when it waits for its turn; of several of one side the earliest is applied first.
    `by_command`: it came in at the command line, checked and applied in one go; its file stays where it was. Without
    `created_by` it was the operator of the installation.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    side = models.CharField(max_length=12, choices=Side.choices)
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=5, blank=True)
    language = models.CharField(max_length=2, default="vi")
    state = models.CharField(max_length=12, choices=import_states, default=ImportState.CHECKING, db_index=True)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="imports", null=True)
    by_command = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    queued_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    headings = models.JSONField(default=dict)
    remarks = models.JSONField(default=list)
    fault = models.JSONField(null=True, blank=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    restored = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exchange:import", args=[self.pid])

    @property
    def hand(self) -> Any:
        """By whose hand its rows are read, written and taken back."""
        return self.created_by or SYSTEM

    @property
    def brought_by(self) -> str:
        """Who brought it in, in words."""
        return self.created_by.name if self.created_by else gettext("the operator of the installation")

    @property
    def is_working(self) -> bool:
        return self.state in WORKING

    @property
    def total(self) -> int:
        """All rows that were read."""
        return self.new + self.changed + self.unchanged + self.refused

    @property
    def to_apply(self) -> int:
        return self.new + self.changed

    @property
    def undo_until(self) -> Any:
        """Until when it can be undone; None where it was not applied."""
        return self.applied_at + UNDONE_WITHIN if self.applied_at else None

    @property
    def can_be_undone(self) -> bool:
        """By whoever brought it in, still."""
        return self.state == ImportState.APPLIED and self.undo_until > timezone.now()

    @property
    def file(self) -> File | None:
        return File.objects.filter(subject_label=self._meta.label_lower, subject_key=self.pid).first()

    @property
    def path(self) -> Path:
        """Where the content lies. Raises FileNotFoundError when it is gone."""
        if (file := self.file) is None:
            raise FileNotFoundError(self.pid)
        return content_path(file.sha256)


class Line(models.Model):
    """What becomes, or became, of one row of the file.

    `differences`: [column, old, new] as plain values (records.frozen); `troubles`: [code, facts,
    position of the column, what stands in the cell].
    `record` and `record_pid` name what the row is about, once it is known; `made`: contacts that came with it;
    `written`: the record's version when the import had written it, and so the mark by which an undo sees other hands.
    """

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    key = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=300, blank=True)
    differences = models.JSONField(default=list)
    troubles = models.JSONField(default=list)
    differs = models.BooleanField(default=False)
    record = models.BigIntegerField(null=True, blank=True)
    record_pid = models.CharField(max_length=16, blank=True)
    made = models.JSONField(default=list)
    written = models.PositiveIntegerField(null=True, blank=True)
    undone = models.CharField(max_length=10, blank=True, choices=Undone.choices)
    why_left = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["row", "pk"]
        constraints = [models.UniqueConstraint(fields=["of", "row"], name="a_row_once_an_import")]
        indexes = [models.Index(fields=["of", "outcome", "row"])]

    def __str__(self) -> str:
        return f"{self.row}: {self.outcome}"

    @property
    def told(self) -> tuple[str, Any, list[str]]:
        """What the person has read of the row: outcome, differences, kinds of trouble."""
        return (self.outcome, self.differences, [trouble[0] for trouble in self.troubles])


class Export(models.Model):
    """One file of records that somebody took out: which, how many, when. The file itself is not kept."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    side = models.CharField(max_length=12, choices=Side.choices)
    format = models.CharField(max_length=5)
    filters = models.JSONField(default=dict)
    count = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="exports")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.side}.{self.format}"
