"""Bring the annex of promoted, restricted or prohibited technology in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.kit.policy import can
from cungcau.trail.change import change
from cungcau.vocabulary import tables
from cungcau.vocabulary.editions import difference, write_edition
from cungcau.vocabulary.listed import Entry, read_entries
from cungcau.vocabulary.models import Edition, Scheme, Term
from cungcau.vocabulary.queries import NOT_LOADED
from cungcau.vocabulary.reports import Report
from cungcau.vocabulary.tables import TermRow


def import_listed(
    path: Path,
    *,
    by: Any,
    key: str,
    version: str = "",
    valid_from: date | None = None,
    dry_run: bool = False,
) -> Report:
    """Read the annex (xlsx or csv) into the list `key`; a file with a problem changes nothing.

    Without `version` and `valid_from` those of the shipped list are meant, whose place it takes. Another edition is kept beside
    the earlier one, which then ends the day before; one that a later edition has followed ends the day before that.
    """
    scheme = Scheme.objects.get(pk=key)
    if not can(by, "import_listed", scheme):
        raise PermissionDenied("import_listed")
    shipped = next(row for row in tables.scheme_rows() if row.key == key)
    version, valid_from = version or shipped.version, valid_from or shipped.valid_from
    entries, problems = read_entries(path)
    counts = {1: len(entries)} if entries else {}
    if problems:
        return Report(tuple(problems), counts, version=version)
    source = f"{shipped.source if version == shipped.version else version}; annex as imported from {path.name}"[:300]
    last = _last_day(scheme, version, valid_from)
    rows = [_term(entry, place, key, version, (valid_from, last), source) for place, entry in enumerate(entries, 1)]
    found = difference(key, version, rows)
    if dry_run:
        return Report((), counts, found, version)
    with change(scheme, "import_listed", by=by, version=version, added=len(found.added), ended=len(found.ended)):
        Term.objects.filter(scheme=scheme, code=NOT_LOADED, version=version).delete()  # it stood for what is brought in
        write_edition(
            scheme, version, rows, origin=Edition.IMPORTED, source=source, valid_from=valid_from, valid_to=last,
            closes_others=True,
        )  # fmt: skip
    return Report((), counts, found, version, applied=True)


def _last_day(scheme: Scheme, version: str, valid_from: date | None) -> date | None:
    """The day before the next edition begins, if there is one."""
    later = Edition.objects.filter(scheme=scheme, valid_from__gt=valid_from).exclude(version=version) if valid_from else None
    following = later.order_by("valid_from").first() if later is not None else None
    return following.valid_from - timedelta(days=1) if following and following.valid_from else None


def _term(entry: Entry, place: int, key: str, version: str, days: tuple[date | None, date | None], source: str) -> TermRow:
    return TermRow(
        scheme=key, version=version, code=entry.code, name_vi=entry.name_vi, name_en=entry.name_en, parent="",
        valid_from=entry.valid_from or days[0], valid_to=entry.valid_to or days[1], source=entry.source or source,
        status=entry.status, aliases=entry.aliases, order=place * 10,
    )  # fmt: skip
