"""What a listing says, field by field of its form, in words: for who reads it field by field, and for what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cungcau.listings.content import content_of
from cungcau.listings.difference import Piece, lines, words
from cungcau.listings.fields import MoneyField
from cungcau.listings.forms import FORMS
from cungcau.listings.models import Change, Listing
from cungcau.listings.parts import TERMS, parts_of
from cungcau.listings.presentation import money, number, specification_value
from cungcau.listings.shown import SCHEMES
from cungcau.vocabulary.queries import label

FIELD_OF_SCHEME = {TERMS + scheme: name for name, scheme in SCHEMES.items()}
TABLES = ("specifications", "targets", "ip_items")
INSIDE = ("contact", "excluded_organisations")  # no part of the content: told by the panel beside it


@dataclass(frozen=True)
class Line:
    """A field with its words; `rows` instead where it is a table under the form."""

    name: str
    label: str
    text: str = ""
    rows: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.rows)


@dataclass(frozen=True)
class Differing:
    """A field whose words differ: as pieces of a text, or row by row."""

    name: str
    label: str
    pieces: list[Piece]
    by_rows: bool


def label_of(kind: str, name: str) -> str:
    tables = {
        "specifications": _("Specifications"), "targets": _("Measurable targets"), "ip_items": _("Intellectual property")
    }  # fmt: skip
    if name in tables:
        return tables[name]
    known = FORMS[kind].base_fields.get(name)
    return str(known.label) if known else _("The listing as a whole")


def sections_in_words(listing: Listing) -> Iterator[tuple[str, list[Line]]]:
    """The sections of the form with what stands in each field; the tables stand after the section of the substance."""
    parts = {FIELD_OF_SCHEME.get(part, part): value for part, value in parts_of(content_of(listing)).items()}
    for number_of, (legend, _help, names) in enumerate(FORMS[listing.kind].sections):
        yield str(legend), [_line(listing.kind, name, parts) for name in names if name not in INSIDE]
        if number_of == 1:
            wanted = ("specifications", "targets") if listing.is_need else ("specifications", "ip_items")
            yield _("Tables"), [_line(listing.kind, name, parts) for name in wanted]


def _line(kind: str, name: str, parts: Mapping[str, Any]) -> Line:
    if name in TABLES:
        return Line(name, label_of(kind, name), rows=tuple(rows_in_words(name, parts.get(name, []))))
    return Line(name, label_of(kind, name), in_words(kind, name, parts.get(name)))


def in_words(kind: str, name: str, value: Any) -> str:
    """One field's content in the reader's language; empty where nothing is said."""
    asked = FORMS[kind].base_fields.get(name)
    if value in (None, "", []):
        words = ""
    elif isinstance(value, list):
        words = "; ".join(label(SCHEMES[name], code) for code in value)
    elif isinstance(asked, MoneyField):
        words = money(value)
    elif isinstance(asked, forms.DateField):
        words = date_format(date.fromisoformat(value), "DATE_FORMAT")
    elif isinstance(value, bool):
        words = _("Yes") if value else _("No")
    elif isinstance(asked, forms.ChoiceField):
        words = str(_flat(asked.choices).get(str(value), value))
    else:
        words = str(value)
    return words


def _flat(choices: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value, name in choices:
        found.update({str(code): words for code, words in name} if isinstance(name, list | tuple) else {str(value): name})
    return found


def rows_in_words(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A table's rows, one sentence each."""
    for row in rows:
        if name == "specifications":
            must = _("Must")
            must = f" ({must})" if row.get("must") else ""
            yield f"{row['parameter']}: {specification_value(SimpleNamespace(**row))}{must}"  # type: ignore[arg-type]
        elif name == "targets":
            yield f"{row['metric']}: {row.get('now') or '–'} → {row['wanted']} {row.get('unit', '')}".strip()
        else:
            share = f"{number(row['owner_percent'])} %" if row.get("owner_percent") is not None else ""
            words = (label("ip_type", row["type"]), label("ip_status", row["status"]), row.get("number", ""), share)
            yield ", ".join(filter(None, words))


def differences(proposed: Change) -> list[Differing]:
    """What a change would make of each field, in the order of the form."""
    kind = proposed.listing.kind
    order = {name: place for place, name in enumerate([*FORMS[kind].base_fields, *TABLES])}
    found = []
    for part in proposed.after:
        name = FIELD_OF_SCHEME.get(part, part)
        before, after = proposed.before.get(part), proposed.after[part]
        if name in TABLES:
            old, new = list(rows_in_words(name, before or [])), list(rows_in_words(name, after or []))
            found.append(Differing(name, label_of(kind, name), lines(old, new), by_rows=True))
        else:
            pieces = words(in_words(kind, name, before), in_words(kind, name, after))
            found.append(Differing(name, label_of(kind, name), pieces, by_rows=False))
    return sorted(found, key=lambda one: order.get(one.name, len(order)))
