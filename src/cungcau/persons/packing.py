"""Rows into a ZIP: a page to be read in the person's language, and the same for machines."""

from __future__ import annotations

import io
import zipfile

from django.template.loader import render_to_string
from django.utils import timezone, translation

from cungcau.access.persons import Person
from cungcau.persons.models import Export
from cungcau.persons.wording import lines_of, name_of
from cungcau.registry.dossier import Rows, as_json, as_workbook
from cungcau.registry.models import point


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
        "tables": [(name_of(label, language), list(lines_of(person, label, lines, language))) for label, lines in rows.items()],
    }  # fmt: skip
    return render_to_string("persons/export.html", context)


def filename(export: Export) -> str:
    return f"personal-data-{timezone.localdate(export.asked_at).isoformat()}.zip"
