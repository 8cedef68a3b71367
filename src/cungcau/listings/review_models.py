"""What a review leaves behind: comments at fields, points ticked by a reader, experts' readings, changes that wait."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.ids import new_pid
from cungcau.listings.workflow import ChangeState, ReadingState, change_states, reading_states
from cungcau.registry.models import Expert


class Comment(models.Model):
    """What a moderator asks to mend at one field of the form (or of the whole, without a field), and what was answered.

    Kept for good: the writer marks it as mended, the publication closes it.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="comments")
    field = models.CharField(max_length=60, blank=True)
    text = models.TextField(max_length=2000)
    answer = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField()
    mended_at = models.DateTimeField(null=True, blank=True)
    mended_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.field or '–'}: {self.text}"


class Tick(models.Model):
    """A point of the checklist that a reader has ticked, for the text of that version."""

    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="ticks")
    key = models.CharField(max_length=40)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField()

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["listing", "key"], name="a_point_is_ticked_once")]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"


class Reading(models.Model):
    """An expert is asked to read an offer under review. The expert sees that listing only; the answer is for the moderators.

    `must`: publication waits for the answer.
    """

    VERDICTS = [
        ("sound", _("Sound: what it says can be so")),
        ("doubtful", _("Doubtful: something should be shown first")),
        ("unsound", _("Unsound: it cannot be so")),
    ]

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="readings")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="readings")
    asked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    question = models.TextField(max_length=1000, blank=True)
    must = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=reading_states, default=ReadingState.ASKED)
    verdict = models.CharField(max_length=10, blank=True, choices=VERDICTS)
    answer = models.TextField(max_length=4000, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    due = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return str(self.listing)

    def get_absolute_url(self) -> str:
        return reverse("listings:reading", args=[self.pid])


class Change(models.Model):
    """What the owner of a published listing wants to say instead, as far as a moderator must read it first.

    `before` and `after` hold the parts that differ (see `rereading`), as JSON values; the old text stays public until then.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="changes")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=12, choices=change_states, default=ChangeState.WAITING)
    comment = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing"], condition=Q(state__in=["waiting", "returned"]), name="one_open_change_a_listing"
            )
        ]

    def __str__(self) -> str:
        return str(self.listing)

    def get_absolute_url(self) -> Any:
        return self.listing.get_absolute_url()
