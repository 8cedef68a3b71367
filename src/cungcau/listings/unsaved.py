"""What people have typed into the form of a listing and not yet saved, and whose form is open now: see `kit.longform.typed`."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from cungcau.kit.longform.typed import Opened, Typed

LISTING_TITLES = ("title_vi", "title_en")


class Autosave(Typed):
    """What one person has typed into the form of one listing."""

    TITLES = LISTING_TITLES

    kind = models.CharField(max_length=5)
    organisation = models.ForeignKey("registry.Organisation", on_delete=models.CASCADE, related_name="+")

    class Meta(Typed.Meta):
        constraints = [models.UniqueConstraint(fields=["user", "pid"], name="one_autosave_a_person_and_listing")]

    @property
    def about(self) -> str:
        return self.organisation.name

    @property
    def continue_address(self) -> str:
        """The form of a new listing, with what was typed; only of one that is not begun yet."""
        words = urlencode({"organisation": self.organisation.pid, "continue": self.pid})
        return f"{reverse('listings:begin', args=[self.kind])}?{words}"

    @property
    def drop_address(self) -> str:
        return reverse("listings:drop", args=[self.pid])


class OpenForm(Opened):
    """A person has the form of this listing open."""

    class Meta(Opened.Meta):
        constraints = [models.UniqueConstraint(fields=["user", "pid"], name="a_form_is_open_once_a_person")]
