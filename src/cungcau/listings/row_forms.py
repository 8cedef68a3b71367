"""The tables under a listing's form: specifications, targets, rights. An empty row is left out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import TextField
from cungcau.listings.examples import Examples
from cungcau.listings.fields import read_number
from cungcau.listings.models import Listing
from cungcau.vocabulary.code_fields import CodeField

Rows = Any  # a formset class made by formset_factory
MOST_ROWS = 60
EMPTY_ROWS = {"specifications": 3}


class SpecificationForm(forms.Form):
    """One row of the specification table; an empty row is left out."""

    parameter = TextField(label=_("Parameter"), max_length=120)
    operator = forms.ChoiceField(
        label=_("Operator"), required=False, initial="=",
        choices=[("=", _("= equal to")), (">=", _("≥ at least")), ("<=", _("≤ at most")), (">", _("> more than")),
                 ("<", _("< less than")), ("range", _("from … to")), ("in", _("one of")), ("text", _("in words"))],
    )
    value = TextField(label=_("Value"), max_length=200)
    high = TextField(label=_("Upper end"), max_length=40, required=False)
    unit = TextField(
        label=_("Unit"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    must = forms.BooleanField(label=_("Must be met"), required=False)

    def has_changed(self) -> bool:
        """A row in which only the ready-made choices were touched is still empty."""
        return bool(set(self.changed_data) - {"operator", "must"})

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        operator = values.get("operator") or "="
        values.update(operator=operator, text="")
        if operator in {"text", "in"}:
            values.update(text=values.get("value", ""), value=None, high=None)
            return values
        values["value"] = self._number("value", values.get("value", ""))
        values["high"] = self._number("high", values.get("high", "")) if operator == "range" else None
        if operator == "range" and values["high"] is None and "high" not in self.errors:
            self.add_error("high", _("A range needs both ends."))
        low, high = values.get("value"), values.get("high")  # a fault takes its value away
        if low is not None and high is not None and low > high:
            self.add_error("high", _("The range ends before it begins."))
        return values

    def _number(self, name: str, text: str) -> float | None:
        if not text:
            return None
        number = read_number(text, get_language() or "vi")
        if number is None:
            self.add_error(name, _("This is not a number. Choose “in words” as the operator if it is meant so."))
        return number


class OfferSpecificationForm(SpecificationForm):
    """What is promised: there is no "must"."""

    must = None  # type: ignore[assignment]


class TargetForm(forms.Form):
    """One measurable target."""

    metric = TextField(label=_("What is measured"), max_length=150)
    now = TextField(label=_("Now"), max_length=60, required=False)
    wanted = TextField(label=_("Wanted"), max_length=60)
    unit = TextField(label=_("Unit"), max_length=40, required=False)


class IPItemForm(forms.Form):
    """One right behind an offer."""

    type = CodeField("ip_type", label=_("Kind of right"))
    status = CodeField("ip_status", label=_("Status"))
    number = TextField(label=_("Number"), max_length=60, required=False)
    date = DayField(label=_("Date"), required=False)
    expiry = DayField(label=_("Expires"), required=False)
    territory = TextField(label=_("Territory"), max_length=120, required=False)
    owner_percent = forms.DecimalField(
        label=_("Share owned (%)"), widget=forms.TextInput(attrs={"inputmode": "decimal"}), min_value=0, max_value=100,
        decimal_places=2, required=False, localize=True,
    )

    def clean_status(self) -> str:
        return self.cleaned_data["status"] or "none"


def row_sets(kind: str, data: Any = None, initial: dict[str, list[dict[str, Any]]] | None = None) -> dict[str, Rows]:
    """The tables under the form, by their name in the verbs' values.

    Of a form that was sent, every row counts that has something in it, also one that `initial` says already.
    """
    given = (initial or {}) if data is None else {}
    wanted = {
        "need": {"specifications": SpecificationForm, "targets": TargetForm},
        "offer": {"specifications": OfferSpecificationForm, "ip_items": IPItemForm},
    }[kind]
    sets = {
        name: _set_of(form, 0 if given.get(name) else EMPTY_ROWS.get(name, 1))(data, prefix=name, initial=given.get(name))
        for name, form in wanted.items()
    }
    for name, rows in sets.items():
        rows.example = Examples(kind).get(name)
    return sets


def _set_of(form: type[forms.Form], empty: int) -> Rows:
    return formset_factory(form, extra=empty, max_num=MOST_ROWS, can_delete=True)


def row_values(sets: dict[str, Rows]) -> dict[str, list[dict[str, Any]]]:
    """The filled rows of each table, in their order."""
    return {
        name: [values for row in rows if (values := getattr(row, "cleaned_data", None)) and not values.pop("DELETE", False)]
        for name, rows in sets.items()
    }


def initial_rows_of(listing: Listing) -> dict[str, list[dict[str, Any]]]:
    """What the tables show of a listing that exists; numbers as people write them."""
    return {
        "specifications": [_row_of(row) for row in listing.specifications.all()],
        "targets": [{key: getattr(row, key) for key in ("metric", "now", "wanted", "unit")} for row in listing.targets.all()],
        "ip_items": [
            {key: getattr(row, key) for key in ("type", "status", "number", "date", "expiry", "territory", "owner_percent")}
            for row in listing.ip_items.all()
        ],
    }


def _row_of(row: Any) -> dict[str, Any]:
    return {
        "parameter": row.parameter, "operator": row.operator, "unit": row.unit, "must": row.must,
        "value": row.text or shown_number(row.value), "high": shown_number(row.high),
    }


def shown_number(number: float | None) -> str:
    """A number with the reader's decimal sign and no grouping: 1234.5 → "1234,5" in Vietnamese."""
    if number is None:
        return ""
    text = f"{number:.10g}"
    return text.replace(".", ",") if (get_language() or "vi") == "vi" else text
