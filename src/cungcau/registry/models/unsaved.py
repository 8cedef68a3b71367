"""What people have typed into the form of an organisation or an expert and not yet saved: see `kit.longform.typed`."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from cungcau.kit.longform.typed import Opened, Typed
from cungcau.registry.models.records import Expert, Organisation


class Autosave(Typed):
    """What one person has typed into the form of one record; `kind` is "organisation" or "expert"."""

    TITLES = ("name_vi", "name_en", "name")

    kind = models.CharField(max_length=12)

    class Meta(Typed.Meta):
        constraints = [models.UniqueConstraint(fields=["user", "pid"], name="one_autosave_a_person_and_record")]

    @property
    def about(self) -> str:
        return _("Organisation") if self.kind == "organisation" else _("Expert")

    @property
    def continue_address(self) -> str:
        """The form of the record, or of a new one that goes on from this."""
        model: type[Organisation | Expert] = Organisation if self.kind == "organisation" else Expert
        if model._default_manager.filter(pid=self.pid).exists():
            return reverse(f"registry:{self.kind}_edit", args=[self.pid])
        return f"{reverse(f'registry:{self.kind}_new')}?continue={self.pid}"

    @property
    def drop_address(self) -> str:
        return reverse("registry:drop", args=[self.kind, self.pid])


class OpenForm(Opened):
    """A person has the form of this record open."""

    class Meta(Opened.Meta):
        constraints = [models.UniqueConstraint(fields=["user", "pid"], name="a_records_form_is_open_once_a_person")]
