"""The owner's choice of who may see what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.kit.policy import visible
from cungcau.kit.ui.fields import LongChoices
from cungcau.listings.models import Listing
from cungcau.listings.sight import says
from cungcau.listings.visibility import Level, closable, level_of
from cungcau.registry.models import Organisation
from cungcau.vocabulary.code_fields import CodeField

PREFIX = "part_"


def _organisations(label: Any, help: Any) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Organisation.objects.none(), required=False, to_field_name="pid", label=label, help_text=help, widget=LongChoices
    )


class VisibilityForm(forms.Form):
    """The whole listing, then part by part; of the parts those that are written."""

    anonymity = CodeField("anonymity", required=True, label=gettext_lazy("How it is shown"))
    budget_disclosure = CodeField("budget_disclosure", required=True, label=gettext_lazy("Who may see the budget"))
    chosen_organisations = _organisations(
        gettext_lazy("Organisations that may see more"),
        gettext_lazy("Their people see what is for chosen organisations, below or as a whole."),
    )
    excluded_organisations = _organisations(
        gettext_lazy("Organisations that must not see it"),
        gettext_lazy(
            "While they are logged in they will not find it; nor will they be proposed. "
            "What everybody may read they can also read without logging in."
        ),
    )

    def __init__(self, listing: Listing, reader: Any, data: Any = None) -> None:
        parts = [part for part in closable(listing.kind) if says(listing, part) or part.name in listing.sights]
        chosen = {part.name: level_of(part, listing.sights) for part in parts}
        lists = {name: list(getattr(listing, name).all()) for name in ("chosen_organisations", "excluded_organisations")}
        columns = {name: getattr(listing, name) for name in ("anonymity", "budget_disclosure")}
        super().__init__(data, initial={**columns, **lists, **{f"{PREFIX}{name}": level for name, level in chosen.items()}})
        for name, held in lists.items():
            known = visible(reader, Organisation.objects.exclude(pk=listing.organisation_id))
            rows = known | Organisation.objects.filter(pk__in=[one.pk for one in held])
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        if listing.is_offer:
            del self.fields["budget_disclosure"]
        for part in parts:
            choices = [(level.value, level.label) for level in part.choices]
            self.fields[f"{PREFIX}{part.name}"] = forms.ChoiceField(choices=choices, label=part.label, required=False)
        self.sizes = {name: "half" for name in self.fields if name.startswith(PREFIX)}
        self.sections = [
            (_("The whole listing"), "", tuple(name for name in self.fields if name not in self.sizes)),
            (_("Part by part"), _(
                "Title, summary, classification and readiness are always shown with the listing: by them it is found. What is "
                "not for everybody is neither searched nor held against the other side's listings for strangers."
            ), tuple(self.sizes)),
        ]  # fmt: skip
        self.defaults = {part.name: part.choices[0] for part in parts}
        self.kept = {name: level for name, level in listing.sights.items() if name not in chosen}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        chosen, excluded = (set(values.get(name) or ()) for name in ("chosen_organisations", "excluded_organisations"))
        if both := chosen & excluded:
            names = ", ".join(sorted(map(str, both)))
            self.add_error("excluded_organisations", _("Chosen above and excluded here: %s. Take it out of one list.") % names)
        asks = values.get("anonymity") == Level.CHOSEN or Level.CHOSEN in self._levels(values).values()
        if asks and not chosen and "chosen_organisations" not in self.errors:
            self.add_error("chosen_organisations", _("Something is for chosen organisations only: choose at least one."))
        return values

    def _levels(self, values: dict[str, Any]) -> dict[str, str]:
        return {name.removeprefix(PREFIX): level for name, level in values.items() if name.startswith(PREFIX)}

    def values(self) -> dict[str, Any]:
        """What the verb takes; a level that counts anyway is not written down."""
        data = self.cleaned_data
        names = ("anonymity", "budget_disclosure", "chosen_organisations", "excluded_organisations")
        sights = {name: level for name, level in self._levels(data).items() if level and level != self.defaults[name]}
        return {**{name: data[name] for name in names if name in data}, "sights": {**self.kept, **sights}}
