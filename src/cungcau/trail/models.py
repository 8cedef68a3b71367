"""What was done, by whom, to what, when and why."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """One line of the trail. Append-only: it is created and then never changed or deleted by the house."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.CharField(max_length=120, blank=True)
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, db_index=True)
    note = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    request_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject", "verb"])]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.verb} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None and not self._state.adding:
            raise TypeError("the trail is only ever added to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the trail is only ever added to")

    @property
    def subject_key(self) -> str:
        """The subject's own id: the part after the colon."""
        return self.subject.partition(":")[2]


class Look(models.Model):
    """Somebody opened what is not for everybody. Unlike an entry it is forgotten after a time; see `looks`.

    `who` and `subject` are names (URNs); `who` is empty for the operator of the machine. `parts` are the words by which the
    subject's room knows what was opened.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    who = models.CharField(max_length=120, blank=True)
    who_name = models.CharField(max_length=200)
    subject = models.CharField(max_length=120)
    parts = models.JSONField(default=list)
    page = models.CharField(max_length=200, blank=True)
    request_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject", "-at"]), models.Index(fields=["who", "-at"])]

    def __str__(self) -> str:
        return f"{self.who_name} looked at {self.subject}"
