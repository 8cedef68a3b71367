"""The concepts of the thesaurus, and the one row that says which state of it this is."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.engines.thesaurus import KINDS
from cungcau.engines.thesaurus import Concept as Idea
from cungcau.kit.fields import OTHER, reader_language
from cungcau.thesaurus.columns import ValuesField
from cungcau.thesaurus.content import idea_of, mark_of
from cungcau.thesaurus.workflow import State, states

NAMED = {
    "technique": _("Technique"),
    "material": _("Material"),
    "product": _("Product"),
    "process": _("Process"),
    "property": _("Property"),
    "problem": _("Problem"),
    "sector": _("Sector"),
    "service": _("Service"),
}


def kinds() -> list[tuple[str, Any]]:
    """In the order in which people read them."""
    return [(kind, NAMED[kind]) for kind in KINDS]


class Edition(models.Model):
    """Which state of the thesaurus this database holds.

    `mark` is a new one with every change and never comes again, so a copy in memory knows whether it is still true.
    `release` names the shipped tables that were brought in last.
    """

    only = models.BooleanField(default=True, unique=True, editable=False)
    mark = models.UUIDField(default=uuid.uuid4, editable=False)
    release = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.mark)


class Concept(models.Model):
    """One idea with its names in two languages and its links; `idea` is its value for the engine.

    `shipped_mark` is the mark of what the software ships under this key ("" when it ships nothing): as long as the
    concept says the same, a newer release may renew it.
    """

    SHIPPED, POINT = "shipped", "point"

    key = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=12, choices=kinds)
    fields = ValuesField(blank=True)
    vi = models.CharField(max_length=120)
    vi_also = ValuesField(blank=True)
    en = models.CharField(max_length=120)
    en_also = ValuesField(blank=True)
    broader = ValuesField(blank=True)
    related = ValuesField(blank=True)
    solves = ValuesField(blank=True)
    used_in = ValuesField(blank=True)
    measures = ValuesField(blank=True)
    ipc = ValuesField(blank=True)
    strategic = ValuesField(blank=True)
    hint_vi = models.CharField(max_length=120, blank=True)
    hint_en = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=10, choices=[(SHIPPED, _("shipped")), (POINT, _("of this point"))], default=POINT)
    shipped_mark = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, choices=states, default=State.CURRENT)
    version = models.PositiveIntegerField(default=1)
    spelt = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    sort_vi = models.CharField(max_length=120, blank=True)
    sort_en = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(getattr(self, reader_language()))

    def get_absolute_url(self) -> str:
        return reverse("thesaurus:concept", args=[self.key])

    @property
    def pid(self) -> str:
        """The key is what the trail and the addresses call it by."""
        return self.key

    @property
    def idea(self) -> Idea:
        return idea_of(self)

    @property
    def other_name(self) -> str:
        return str(getattr(self, OTHER[reader_language()]))

    @property
    def hint(self) -> str:
        return str(getattr(self, f"hint_{reader_language()}"))

    @property
    def is_edited(self) -> bool:
        """Is it something else than what the software ships?"""
        return mark_of(self.idea) != self.shipped_mark


def edition() -> Edition:
    """The one row; made at first use."""
    return Edition.objects.get_or_create(only=True)[0]


def take_mark() -> None:
    """The thesaurus is about to change. Whoever changes it after us waits here until we have finished."""
    edition()
    Edition.objects.update(mark=uuid.uuid4())
