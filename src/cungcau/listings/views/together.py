"""The page on which two people's words are put together: what only one changed is settled, what both changed is asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cungcau.listings import presentation
from cungcau.listings.content import ROWS
from cungcau.listings.merging import BOTH, MINE, THEIRS, Flat, Joint, Part, differences, flat_content
from cungcau.listings.models import Listing, Specification, Target
from cungcau.listings.row_forms import row_values
from cungcau.listings.shown import initial_of
from cungcau.listings.views.amending import content_proposed
from cungcau.listings.views.contents import tables

CHOICE = "together-"
NOT_CARRIED = ("csrfmiddlewaretoken", "version", "then")


@dataclass(frozen=True)
class Side:
    """One way to settle a part, as the page offers it; `text` may have several lines."""

    choice: str
    label: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """A part as the page shows it: its name, and the ways to settle it, or what was settled without asking."""

    part: Part
    label: str
    before: str
    sides: list[Side]


class Together:
    """What this person sent against what the listing says now."""

    def __init__(self, form: Any, sets: dict[str, Any], listing: Listing) -> None:
        """`form` and `sets` have valid answers; `listing` is fresh from the database."""
        form.full_clean()  # an earlier putting together may have written into it
        self.form, self.sets, self.listing = form, sets, listing
        mine = flat_content({name: form.cleaned_data.get(name) for name in form.fields}, row_values(sets))
        theirs = content_shown(listing, list(form.fields), list(sets))
        self.parts = differences(base_in(form.data), mine, theirs, _joints(form))

    def choice(self, part: Part) -> str:
        """How it is settled: by itself, or as she has chosen; "" where it is still to be chosen."""
        given = self.form.data.get(CHOICE + part.name, "")
        if part.settled or given not in {MINE, THEIRS, BOTH} or (given == BOTH and part.both is None):
            return part.settled
        return str(given)

    @property
    def says_nothing_new(self) -> bool:
        """Are these words saved already, in the listing or in a change of it that waits? A sending that came late."""
        proposed = content_proposed(self.listing)
        return all(part.settled == THEIRS or part.mine == proposed.get(part.name) for part in self.parts)

    @property
    def is_settled(self) -> bool:
        return all(self.choice(part) for part in self.parts)

    def values(self) -> dict[str, Any]:
        """What the verb takes, every part as it is settled."""
        form, rows = self.form, row_values(self.sets)
        shown = initial_of(self.listing)
        for part in self.parts:
            choice = self.choice(part)
            if part.name in ROWS:
                rows[part.name] = _full_rows(part.name, part.chosen(choice))
            elif choice == THEIRS:
                form.cleaned_data[part.name] = shown[part.name]
            elif choice == BOTH:
                form.cleaned_data[part.name] = _cleaned(form.fields[part.name], part.both)
        return {**form.values(), **rows}

    def asked(self) -> tuple[list[Asked], list[Asked]]:
        """What both have changed, and what was settled without asking."""
        parts = [self._asked(part) for part in self.parts]
        return [one for one in parts if not one.part.settled], [one for one in parts if one.part.settled]

    def _asked(self, part: Part) -> Asked:
        named = [(MINE, _("Yours")), (THEIRS, _("Theirs")), (BOTH, _("Both"))]
        chosen = self.choice(part)
        sides = [
            Side(choice, label, self._told(part.name, part.chosen(choice)), choice == chosen)
            for choice, label in named if choice != BOTH or part.both is not None
        ]  # fmt: skip
        label = str(self.form.fields[part.name].label) if part.name in self.form.fields else tables()[part.name]
        return Asked(part, label, self._told(part.name, part.base) if part.base is not None else "", sides)

    def _told(self, name: str, value: Any) -> str:
        """A value in words."""
        if name in ROWS:
            return "\n".join(_row_told(name, row) for row in value) or _("(empty)")
        names = _names_of(self.form.fields[name])
        values = value if isinstance(value, list) else [value]
        told = [_in_words(one, names) for one in values if one not in ("", None)]
        return "; ".join(told) or _("(empty)")


def together_page(request: HttpRequest, together: Together, status: int) -> HttpResponse:
    """Both versions side by side; everything typed travels along, so that nothing is lost whatever is pressed."""
    asked, settled = together.asked()
    carried = [
        (name, text) for name, values in request.POST.lists()
        if name not in NOT_CARRIED and not name.startswith(CHOICE) for text in values
    ]  # fmt: skip
    context = {
        "listing": together.listing, "asked": asked, "settled": settled, "carried": carried, "form": together.form,
        "version": together.listing.version, "then": request.POST.get("then", ""),
    }  # fmt: skip
    return render(request, "listings/together.html", context, status=status)


def content_shown(listing: Listing, fields: Sequence[str], tables: Sequence[str]) -> Flat:
    """What the listing says now in those fields and tables of its form."""
    shown = initial_of(listing)
    rows = {name: [vars(row) for row in getattr(listing, name).all()] for name in tables}
    return flat_content({name: shown.get(name) for name in fields}, rows)


def base_in(data: Any) -> Flat | None:
    """What the form said when it was opened, from its hidden field; None where that is not told."""
    try:
        found = json.loads(data.get("base", ""))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def base_of(content: Flat) -> str:
    """The same for the hidden field, without what is empty."""
    return json.dumps({name: value for name, value in content.items() if value not in ("", [])}, ensure_ascii=False)


def _joints(form: forms.Form) -> dict[str, Joint]:
    """How the texts of a form's fields are put one after the other."""
    return {
        name: Joint("\n\n" if isinstance(field.widget, forms.Textarea) else "; ", field.max_length or 10**6)
        for name, field in form.fields.items() if isinstance(field, forms.CharField)
    }  # fmt: skip


def _cleaned(field: forms.Field, value: Any) -> Any:
    """A plain value as the field would have given it."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return field.queryset.filter(pk__in=value)
    return value


def _full_rows(name: str, rows: Sequence[Flat]) -> list[Flat]:
    """Rows with every cell that the verb writes."""
    model, columns = ROWS[name]
    blank = {column: model._meta.get_field(column).get_default() for column in columns}
    return [{**blank, **row} for row in rows]


def _row_told(name: str, row: Flat) -> str:
    full = _full_rows(name, [row])[0]
    if name == "specifications":
        must = _("Must") if full["must"] else ""
        told = f"{full['parameter']}: {presentation.specification_value(Specification(**full))}"
        return f"{told} ({must})" if must else told
    if name == "targets":
        return str(Target(**full))
    told = [presentation.label("ip_type", full["type"]), presentation.label("ip_status", full["status"]), full["number"]]
    return ", ".join(part for part in told if part)


def _names_of(field: forms.Field) -> dict[str, str]:
    """The words of a field's choices by their value as plain text."""
    if isinstance(field, forms.ModelChoiceField):
        return {str(one.pk): str(one) for one in field.queryset}
    pairs: Any = getattr(field, "choices", ())
    if isinstance(field, forms.MultiValueField):
        pairs = getattr(field.fields[0], "choices", ())
    if isinstance(field, forms.NullBooleanField):
        pairs = [("True", _("Yes")), ("False", _("No"))]
    return {str(value): str(label) for value, label in pairs}


def _in_words(value: Any, names: dict[str, str]) -> str:
    if str(value) in names:
        return names[str(value)]
    return presentation.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


