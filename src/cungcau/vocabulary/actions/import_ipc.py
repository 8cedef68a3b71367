"""Bring WIPO's title list of the International Patent Classification in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from cungcau.kit.policy import can
from cungcau.trail.change import change
from cungcau.vocabulary.editions import difference, write_edition
from cungcau.vocabulary.models import Edition, Scheme
from cungcau.vocabulary.queries import terms_of
from cungcau.vocabulary.reports import Problem, Report
from cungcau.vocabulary.tables import TermRow
from cungcau.vocabulary.wipo import Title, edition_day, problems_of, read_titles


def import_ipc(
    paths: Sequence[Path],
    *,
    by: Any,
    version: str = "",
    valid_from: date | None = None,
    dry_run: bool = False,
) -> Report:
    """Read the files of all eight sections; the edition is kept beside the earlier one, which ends the day before.

    Version and first day come from the file names (…_20260101.txt is 2026.01) unless given. Vietnamese names
    that we have for a symbol are kept.
    """
    scheme = Scheme.objects.get(pk="ipc")
    if not can(by, "import_ipc", scheme):
        raise PermissionDenied("import_ipc")
    valid_from = valid_from or edition_day(paths)
    titles, problems = read_titles(paths)
    problems += problems_of(titles)
    if valid_from is None:
        problems.append(
            Problem(
                _("The files do not say from which day they hold."),
                _("Keep WIPO's file names (…_20260101.txt) or give the day."),
            )
        )
    counts = dict(sorted(Counter(title.level for title in titles).items()))
    if problems or valid_from is None:
        return Report(tuple(problems), counts, version=version)
    version = version or f"{valid_from:%Y.%m}"
    rows = _terms(titles, version, valid_from)
    found = difference("ipc", version, rows)
    if dry_run:
        return Report((), counts, found, version)
    with change(scheme, "import_ipc", by=by, version=version, added=len(found.added), ended=len(found.ended)):
        write_edition(
            scheme, version, rows, origin=Edition.IMPORTED, source=rows[0].source, valid_from=valid_from, closes_others=True
        )
    return Report((), counts, found, version, applied=True)


def _terms(titles: Sequence[Title], version: str, valid_from: date) -> list[TermRow]:
    known = {term.code: term for term in terms_of("ipc")}
    source = f"WIPO, IPC {version}, English title list; Vietnamese names ours"
    return [
        TermRow(
            scheme="ipc",
            version=version,
            code=title.symbol,
            name_vi=known[title.symbol].name_vi if title.symbol in known else "",
            name_en=title.title,
            parent=title.parent,
            valid_from=valid_from,
            valid_to=None,
            source=source,
            status="read",
            aliases=(f"IPC {title.symbol}",),
            order=place * 10,
        )
        for place, title in enumerate(sorted(titles, key=lambda title: title.symbol), 1)
    ]
