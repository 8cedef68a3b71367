"""A scheme as a csv file, in the columns of the shipped lists."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from cungcau.kit.tables.writing import is_formula_like
from cungcau.vocabulary.models import Term

COLUMNS = ["scheme", "version", "code", "name_vi", "name_en", "parent"]
COLUMNS += ["valid_from", "valid_to", "source", "status", "aliases", "order"]


def csv_of(terms: Iterable[Term]) -> str:
    """UTF-8 text with a byte order mark, so that spreadsheets show Vietnamese right; formulas are disarmed."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([[_plain(value) for value in _values(term)] for term in terms])
    return out.getvalue()


def _values(term: Term) -> list[object]:
    return [
        term.scheme_id,
        term.version,
        term.code,
        term.name_vi,
        term.name_en,
        term.parent.code if term.parent else "",
        term.valid_from.isoformat() if term.valid_from else "",
        term.valid_to.isoformat() if term.valid_to else "",
        term.source,
        term.status,
        term.aliases,
        term.order,
    ]


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and is_formula_like(value) else value
