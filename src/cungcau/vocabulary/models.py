"""Code lists: schemes and their terms, each version with its dates, source and status."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from cungcau.kit.fields import both


class Scheme(models.Model):
    """A code list, for example the S&T fields of circular 24/2025. Its key ("field") is its name in the code."""

    key = models.CharField(max_length=40, primary_key=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    note_vi = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    name = both("name")
    note = both("note")

    class Meta:
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("vocabulary:scheme", args=[self.key])


class Term(models.Model):
    """One code of one version of a scheme; `scheme_id` is the scheme's key."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="terms")
    version = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    name_vi = models.CharField(max_length=400)
    name_en = models.CharField(max_length=400, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20, default="unknown")
    aliases = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)

    name = both("name")

    class Meta:
        ordering = ["scheme", "order", "code"]
        constraints = [models.UniqueConstraint(fields=["scheme", "version", "code"], name="a_code_once_a_version")]

    def __str__(self) -> str:
        return self.name
