"""What people have typed into the form of a listing and not yet saved, and whose form is open now.

Neither is a part of the listing: nobody but the person herself ever sees what she has typed, and no entry of the trail is
written for it. It survives a closed tab, a lost connection and a killed process, and goes when she saves or throws it away.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=60)
OPEN_FOR = timedelta(seconds=60)  # a form that has not been heard of for so long is closed
LISTING_TITLES = ("title_vi", "title_en")


class Autosave(models.Model):
    """What one person has typed into one form: the form's own names → lists of texts, as a browser sends them.

    `pid` is the public id that the listing has, or will have once it is begun. `tab` names the page that sent it and `number`
    is that page's count, so that what comes twice is kept once and what comes late overwrites nothing newer.
    """

    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    pid = models.CharField(max_length=16)
    kind = models.CharField(max_length=5)
    organisation = models.ForeignKey("registry.Organisation", on_delete=models.CASCADE, related_name="+")
    typed = models.JSONField(default=dict)
    tab = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "pid"], name="one_autosave_a_person_and_listing")]

    def __str__(self) -> str:
        return self.title or self.pid

    @property
    def mark(self) -> str:
        """Which sending this is: a page that goes on from it says so."""
        return f"{self.tab}:{self.number}"

    @property
    def title(self) -> str:
        """The title as typed, in the language in which there is one."""
        return next((text for name in LISTING_TITLES if (text := self.first(name))), "")

    def first(self, name: str) -> str:
        values: list[Any] = self.typed.get(name) or [""]
        return str(values[0]).strip()


class OpenForm(models.Model):
    """A person has the form of this listing open: told to others who open it, forgotten a minute after the last sign."""

    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    pid = models.CharField(max_length=16, db_index=True)
    since = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "pid"], name="a_form_is_open_once_a_person")]

    def __str__(self) -> str:
        return f"{self.user} – {self.pid}"
