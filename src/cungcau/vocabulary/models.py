"""Code lists: schemes, their editions and terms, each with its dates, source and status."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.kit.fields import both


class Status(models.TextChoices):
    """How sure we are of a code and its names."""

    READ = "read", _("read at the source")
    OWN = "own", _("our own list")
    MEMORY = "memory", _("unverified")
    UNKNOWN = "unknown", _("unknown")


class Scheme(models.Model):
    """A code list, for example the S&T fields of circular 24/2025. Its key ("field") is its name in the code."""

    key = models.CharField(max_length=40, primary_key=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    note_vi = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    authority = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    loaded_at = models.DateTimeField(null=True, blank=True)

    name = both("name")
    note = both("note")

    class Meta:
        ordering: ClassVar = ["order", "key"]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("vocabulary:scheme", args=[self.key])


class Edition(models.Model):
    """One version of a scheme: where it came from and how long it holds. Older editions stay for older records."""

    SHIPPED = "shipped"
    IMPORTED = "imported"

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="editions")
    version = models.CharField(max_length=40)
    origin = models.CharField(max_length=10, choices=[(SHIPPED, _("shipped")), (IMPORTED, _("imported"))])
    source = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["scheme", "-valid_from", "-loaded_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["scheme", "version"], name="an_edition_once_a_version")]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.version}"


class Term(models.Model):
    """One code of one version of a scheme; `scheme_id` is the scheme's key."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="terms")
    version = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    name_vi = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
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
        ordering: ClassVar = ["scheme", "order", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["scheme", "version", "code"], name="a_code_once_a_version")]
        indexes: ClassVar = [models.Index(fields=["scheme", "code"], name="terms_by_code")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_verified(self) -> bool:
        """Read at the source, or ours to decide."""
        return self.status in (Status.READ, Status.OWN)

    def is_valid_on(self, day: date) -> bool:
        """May the code be used for something new on that day? Both ends belong to it; an open end is open."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class HolidayKind(models.TextChoices):
    OFF = "off", _("Day off")
    WORKING = "working", _("Worked though a weekend")
    ORDINARY = "ordinary", _("Counts as any other day")


class HolidayStatus(models.TextChoices):
    """How sure we are that the day is off."""

    KNOWN = "known", _("by law")
    ANNOUNCED = "announced", _("announced")
    COMPUTED = "computed", _("computed")
    UNKNOWN = "unknown", _("unknown")


class Holiday(models.Model):
    """A day that differs from its weekday, for the clock in working days. What a steward has edited stays as it is."""

    day = models.DateField(unique=True)
    kind = models.CharField(max_length=10, choices=HolidayKind.choices, default=HolidayKind.OFF)
    name_vi = models.CharField(max_length=150)
    name_en = models.CharField(max_length=150, blank=True)
    source = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=HolidayStatus.choices, default=HolidayStatus.UNKNOWN)
    is_edited = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)

    name = both("name")

    class Meta:
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("vocabulary:holiday", args=[self.day.isoformat()])

    @property
    def is_sure(self) -> bool:
        return self.status != HolidayStatus.UNKNOWN
