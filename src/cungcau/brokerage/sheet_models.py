"""Printed sheets with a code that a phone reads: which listings, at which occasion, and how often they were opened."""

from __future__ import annotations

import secrets

from django.db import models
from django.urls import reverse
from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.guest_workflow import SheetState, sheet_states
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Listing

# Read aloud and typed by hand as well: nothing that looks like something else.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
TOKEN = 8


def new_token() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(TOKEN))


class Sheet(models.Model):
    """Interest that comes by its code has the origin "event", with this occasion. A short token makes a coarse code."""

    pid = models.CharField(max_length=16, unique=True, default=new_pid, editable=False)
    token = models.CharField(max_length=16, unique=True, default=new_token, editable=False)
    state = models.CharField(max_length=10, choices=sheet_states, default=SheetState.OPEN)
    occasion = models.CharField(max_length=150)
    place = models.CharField(max_length=150, blank=True)
    on = models.DateField()
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.occasion

    def get_absolute_url(self) -> str:
        return reverse("brokerage:sheet", args=[self.pid])

    @property
    def path(self) -> str:
        """What its code leads to."""
        return reverse("brokerage:code", args=[self.token])


class SheetLine(models.Model):
    """A listing on a sheet; `number` stands in the address of its own code."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="sheet_lines")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="one_line_a_number"),
            models.UniqueConstraint(fields=["sheet", "listing"], name="a_listing_once_on_a_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.listing}"

    @property
    def path(self) -> str:
        return reverse("brokerage:code_listing", args=[self.sheet.token, self.number])


class SheetVisit(models.Model):
    """How often the page of a code was opened on a day; `number` is 0 for the code of the whole sheet. Of whom, nobody keeps."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="visits")
    number = models.PositiveSmallIntegerField(default=0)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "number", "day"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
