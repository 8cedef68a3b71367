"""The point's own versions of the templates of agreements."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from cungcau.access.models import User
from cungcau.kit.ids import new_pid


class Wording(models.Model):
    """One version of a template in one language; the newest is in force, in front of the shipped text. Never changed."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    form = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=20000)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["form", "language", "-number"]
        constraints = [models.UniqueConstraint(fields=["form", "language", "number"], name="wordings_are_numbered")]

    def __str__(self) -> str:
        return f"{self.form} {self.language} {self.number}"
