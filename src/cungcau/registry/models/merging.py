"""Records that were found to be one and the same, and pairs that are not, whatever they look like."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cungcau.access.models import User
from cungcau.kit.ids import new_pid


class Distinct(models.Model):
    """Two records that look alike and are not the same: a steward has said so. The public ids stand in their order."""

    label = models.CharField(max_length=60)
    first = models.CharField(max_length=16)
    second = models.CharField(max_length=16)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["label", "first", "second"], name="a_pair_is_told_apart_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="a_pair_stands_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"


class Merger(models.Model):
    """One record that went into another, with all that is needed to take it back (`journal`: see `registry.merging`).

    The two are named, not referred to, so that no row but this one tells what was before; `kept_back` is what could not be
    moved back when it was undone.
    """

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    label = models.CharField(max_length=60)
    survivor_key = models.CharField(max_length=16, db_index=True)
    merged_key = models.CharField(max_length=16, db_index=True)
    survivor_name = models.CharField(max_length=250)
    merged_name = models.CharField(max_length=250)
    merged_state = models.CharField(max_length=20, blank=True)
    journal = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    kept_back = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.merged_name} → {self.survivor_name}"

    def get_absolute_url(self) -> str:
        return reverse("registry:merger", args=[self.pid])

    @property
    def survivor(self) -> Any:
        return self._side(self.survivor_key)

    @property
    def merged(self) -> Any:
        return self._side(self.merged_key)

    def _side(self, key: str) -> Any:
        return apps.get_model(self.label)._default_manager.filter(pid=key).first()
