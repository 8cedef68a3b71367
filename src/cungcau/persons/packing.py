"""Rows into a ZIP: a page to be read in the person's language, and the same for machines."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from cungcau.access.persons import Person
from cungcau.persons.models import Export
from cungcau.registry.dossier import Rows, as_json, as_workbook
from cungcau.registry.models import point

NAMES = Path(__file__).with_name("names.csv")


def packed(person: Person | None, rows: Rows, language: str) -> bytes:
    """index.html, data.json and data.xlsx. For somebody who was erased meanwhile, it says that nothing is there."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, translation.override(language):
        archive.writestr("index.html", _page(person, rows, language))
        archive.writestr("data.json", as_json(rows))
        if rows:
            archive.writestr("data.xlsx", as_workbook(rows))
    return out.getvalue()


def _page(person: Person | None, rows: Rows, language: str) -> str:
    context = {
        "person": person, "point": point(), "language": language, "now": timezone.localtime(),
        "tables": [(name_of(label, language), list(_lines(lines, language))) for label, lines in rows.items()],
    }  # fmt: skip
    return render_to_string("persons/export.html", context)


def _lines(lines: list[dict[str, Any]], language: str) -> Iterator[list[tuple[str, Any]]]:
    for line in lines:
        yield [(name_of(column, language), value) for column, value in line.items() if value not in ("", None, [], {})]


@cache
def _names() -> dict[str, dict[str, str]]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {row["key"]: {"vi": row["vi"], "en": row["en"]} for row in csv.DictReader(file)}


def name_of(key: str, language: str) -> str:
    """What a table or a column is called; one that has no name yet, or comes from a room to come, by its own."""
    return _names().get(key, {}).get(language, key)


def filename(export: Export) -> str:
    return f"personal-data-{timezone.localdate(export.asked_at).isoformat()}.zip"
