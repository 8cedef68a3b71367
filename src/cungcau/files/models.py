"""Attachments."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone

from cungcau.access.models import User
from cungcau.kit.ids import new_pid


class File(models.Model):
    """A file attached to a record. The record is named, not referred to: it stands on a floor above.

    `sha256` is where the content lies; two files with the same content share it. `content_type` is what the
    content is, whatever the name said. An internal file is for those inside: see access.Subject.
    """

    subject: models.Model | None = None

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    subject_label = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=40)
    is_internal = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["subject_label", "subject_key"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("files:download", args=[self.pid])

    def of(self, thing: models.Model) -> File:
        """The same, with its record in hand instead of the one that the database has."""
        self.subject = thing
        return self

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2].lower()
