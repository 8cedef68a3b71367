"""Bring the official annex of science and technology fields in."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.kit.policy import can
from cungcau.trail.change import change
from cungcau.vocabulary import tables
from cungcau.vocabulary.annex import Field, problems_of, read_annex
from cungcau.vocabulary.editions import difference, write_edition
from cungcau.vocabulary.models import Edition, Scheme
from cungcau.vocabulary.queries import term
from cungcau.vocabulary.reports import Report
from cungcau.vocabulary.tables import TermRow


def import_fields(
    path: Path,
    *,
    by: Any,
    version: str = "",
    valid_from: date | None = None,
    source: str = "",
    dry_run: bool = False,
) -> Report:
    """Read the annex (xlsx or csv) and make it the edition in force; a file with a problem changes nothing.

    Without `version` and `valid_from` those of the shipped list are meant, whose unverified names it replaces;
    another version is kept beside the earlier one, which then ends the day before.
    """
    scheme = Scheme.objects.get(pk="field")
    if not can(by, "import_fields", scheme):
        raise PermissionDenied("import_fields")
    shipped = next(row for row in tables.scheme_rows() if row.key == "field")
    version = version or shipped.version
    valid_from = valid_from or shipped.valid_from
    lines, problems = read_annex(path)
    if lines:
        problems += problems_of(lines, tables.expected_counts("field", version))
    counts = dict(sorted(Counter(line.level for line in lines).items()))
    if problems:
        return Report(tuple(problems), counts, version=version)
    source = source or f"{shipped.source}; annex as imported from {path.name}"
    rows = [_term(line, place, version, valid_from, source) for place, line in enumerate(lines, 1)]
    found = difference("field", version, rows)
    if dry_run:
        return Report((), counts, found, version)
    with change(scheme, "import_fields", by=by, version=version, added=len(found.added), ended=len(found.ended)):
        write_edition(scheme, version, rows, origin=Edition.IMPORTED, source=source, valid_from=valid_from, closes_others=True)
    return Report((), counts, found, version, applied=True)


def _term(line: Field, place: int, version: str, valid_from: date | None, source: str) -> TermRow:
    """The annex's Vietnamese name is the law; English names and aliases that we know are kept beside it."""
    known = term("field", line.code) if line.level <= 2 else None
    return TermRow(
        scheme="field",
        version=version,
        code=line.code,
        name_vi=line.name_vi,
        name_en=line.name_en or (known.name_en if known else ""),
        parent=line.parent,
        valid_from=valid_from,
        valid_to=None,
        source=source[:300],
        status="read",
        aliases=tuple(known.aliases.split("|")) if known and known.aliases else (),
        order=place * 10,
    )
