"""The content of a listing taken apart and put together again: columns, tables of rows, and the terms of each scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models

from cungcau.listings.content import COLUMNS, ROWS, content_of, write_relations, write_rows
from cungcau.listings.models import Listing
from cungcau.listings.said import Said
from cungcau.vocabulary.code_fields import terms_of

TERMS = "terms:"


def parts_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """`content.content_of` with its terms by scheme: ``{"title_vi": …, "terms:field": ["207"], "specifications": […]}``."""
    found = {name: value for name, value in content.items() if name != "terms"}
    codes: dict[str, list[str]] = defaultdict(list)
    for term in content.get("terms", []):
        scheme, _colon, code = term.partition(":")
        codes[TERMS + scheme].append(code)
    return {**found, **codes}


def content_with(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The way back; empty parts are left out."""
    terms = sorted(f"{name.removeprefix(TERMS)}:{code}" for name in parts if name.startswith(TERMS) for code in parts[name] or ())
    found = {name: value for name, value in parts.items() if not name.startswith(TERMS) and value not in (None, "", [])}
    return {**found, "terms": terms} if terms else found


def values_of(parts: Mapping[str, Any]) -> dict[str, Any]:
    """What the verbs take: every column (empty where no part says anything), the rows that are parts, and all terms."""
    values: dict[str, Any] = {name: _column(Listing, name, parts.get(name)) for name in COLUMNS}
    for name, (model, columns) in ROWS.items():
        if name in parts:
            values[name] = [{key: _column(model, key, row.get(key)) for key in columns} for row in parts[name] or ()]
    values["terms"] = terms_of((name.removeprefix(TERMS), parts[name] or []) for name in parts if name.startswith(TERMS))
    return values


def said_with(listing: Listing, parts: Mapping[str, Any]) -> Said:
    """What the listing would say with these parts in the place of its own."""
    return Said(listing.kind, content_with({**parts_of(content_of(listing)), **parts}), listing.organisation)


def columns_of(parts: Iterable[str]) -> list[str]:
    return [name for name in parts if name in COLUMNS]


def write_parts(listing: Listing, parts: Mapping[str, Any]) -> None:
    """Write these parts into the listing, inside the caller's transaction; the others stay."""
    values = values_of(parts)
    columns = columns_of(parts)
    for name in columns:
        setattr(listing, name, values[name])
    listing.save(update_fields=columns)
    write_rows(listing, values)
    kept = [(scheme, codes) for scheme, codes in listing.codes.items() if TERMS + scheme not in parts]
    write_relations(listing, {"terms": [*terms_of(kept), *values["terms"]]})


def _column(model: type[models.Model], name: str, value: Any) -> Any:
    """A JSON value as the column keeps it."""
    field: Any = model._meta.get_field(name)
    if value is None:
        return None if field.null else field.get_default()
    return date.fromisoformat(value) if isinstance(field, models.DateField) else value
