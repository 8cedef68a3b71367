"""Two people's words of one record put together: what only one changed is settled, what both changed is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from cungcau.kit.longform.merging import BOTH, MINE, THEIRS, Flat, Joint, Keys, Part, differences, flat_fields

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
    """What this person sent against what the record says now. A room says what the record shows, and tells its tables."""

    KEYS: Keys = {}

    def __init__(self, form: Any, thing: Any) -> None:
        """`form` has valid answers; `thing` is fresh from the database."""
        form.full_clean()  # an earlier putting together may have written into it
        self.form, self.thing = form, thing
        self.parts = differences(base_in(form.data), self.mine(), self.theirs(), _joints(form), self.KEYS)

    def shown(self) -> dict[str, Any]:
        """What the form shows of the record as it is now."""
        raise NotImplementedError

    def mine(self) -> Flat:
        return flat_fields({name: self.form.cleaned_data.get(name) for name in self.form.fields})

    def theirs(self) -> Flat:
        shown = self.shown()
        return flat_fields({name: shown.get(name) for name in self.form.fields})

    def proposed(self) -> Flat:
        """What waits to be written into the record, part by part."""
        return {}

    def rows_chosen(self, chosen: Mapping[str, list[Flat]]) -> dict[str, Any]:
        """What the verb takes of the tables, those of `chosen` as they were settled."""
        return {}

    def table_label(self, name: str) -> str:
        raise NotImplementedError

    def row_told(self, name: str, row: Flat) -> str:
        raise NotImplementedError

    def number_told(self, value: float) -> str:
        """A number as the room writes numbers."""
        return str(value)

    def choice(self, part: Part) -> str:
        """How it is settled: by itself, or as she has chosen; "" where it is still to be chosen."""
        given = self.form.data.get(CHOICE + part.name, "")
        if part.settled or given not in {MINE, THEIRS, BOTH} or (given == BOTH and part.both is None):
            return part.settled
        return str(given)

    @property
    def says_nothing_new(self) -> bool:
        """Are these words saved already, in the record or in what waits to be written into it? A sending that came late."""
        proposed = self.proposed()
        return all(part.settled == THEIRS or part.mine == proposed.get(part.name) for part in self.parts)

    @property
    def is_settled(self) -> bool:
        return all(self.choice(part) for part in self.parts)

    def values(self) -> dict[str, Any]:
        """What the verb takes, every part as it is settled."""
        form, shown, rows = self.form, self.shown(), {}
        for part in self.parts:
            choice = self.choice(part)
            if part.name in self.KEYS:
                rows[part.name] = part.chosen(choice)
            elif choice == THEIRS:
                form.cleaned_data[part.name] = shown[part.name]
            elif choice == BOTH:
                form.cleaned_data[part.name] = _cleaned(form.fields[part.name], part.both)
        return {**form.values(), **self.rows_chosen(rows)}

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
        label = str(self.form.fields[part.name].label) if part.name in self.form.fields else self.table_label(part.name)
        return Asked(part, label, self._told(part.name, part.base) if part.base is not None else "", sides)

    def _told(self, name: str, value: Any) -> str:
        """A value in words."""
        if name in self.KEYS:
            return "\n".join(self.row_told(name, row) for row in value) or _("(empty)")
        names = _names_of(self.form.fields[name])
        values = value if isinstance(value, list) else [value]
        told = [self._in_words(one, names) for one in values if one not in ("", None)]
        return "; ".join(told) or _("(empty)")

    def _in_words(self, value: Any, names: dict[str, str]) -> str:
        if str(value) in names:
            return names[str(value)]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return self.number_told(value) if is_number else str(value)


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


def carried(data: Any) -> list[tuple[str, str]]:
    """Everything typed, to travel along on the page that asks, so that nothing is lost whatever is pressed."""
    return [
        (name, text) for name, values in data.lists()
        if name not in NOT_CARRIED and not name.startswith(CHOICE) for text in values
    ]  # fmt: skip


def _joints(form: forms.Form) -> dict[str, Joint]:
    """How the texts of a form's fields are put one after the other, and how many choices those take that take a few."""
    return {
        name: Joint("\n\n" if isinstance(field.widget, forms.Textarea) else "; ", field.max_length or 10**6)
        if isinstance(field, forms.CharField) else Joint("", len(field.fields))
        for name, field in form.fields.items() if isinstance(field, forms.CharField | forms.MultiValueField)
    }  # fmt: skip


def _cleaned(field: forms.Field, value: Any) -> Any:
    """A plain value as the field would have given it."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return field.queryset.filter(pk__in=value)  # type: ignore[union-attr]
    return value


def _names_of(field: forms.Field) -> dict[str, str]:
    """The words of a field's choices by their value as plain text."""
    if isinstance(field, forms.ModelChoiceField):
        return {str(one.pk): str(one) for one in field.queryset}  # type: ignore[union-attr]
    pairs: Any = getattr(field, "choices", ())
    if isinstance(field, forms.MultiValueField):
        pairs = getattr(field.fields[0], "choices", ())
    if isinstance(field, forms.BooleanField):
        pairs = [("True", _("Yes")), ("False", _("No"))]
    return {str(value): str(label) for value, label in pairs}
