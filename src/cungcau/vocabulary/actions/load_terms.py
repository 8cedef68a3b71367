"""Bring the shipped code lists into the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from cungcau.kit.policy import SYSTEM
from cungcau.trail.change import change
from cungcau.vocabulary import tables
from cungcau.vocabulary.editions import difference, write_edition
from cungcau.vocabulary.models import Edition, Scheme
from cungcau.vocabulary.tables import SchemeRow, TermRow


def load_terms(*, by: Any = SYSTEM) -> int:
    """Write what the shipped lists say that the database does not say yet; the number of codes written.

    May be run at every start: an unchanged list writes nothing. An edition that somebody imported is the
    better one and stays as it is.
    """
    with transaction.atomic():
        return sum(_load(row, by) for row in tables.scheme_rows())


def _load(described: SchemeRow, by: Any) -> int:
    scheme, _ = Scheme.objects.update_or_create(
        key=described.key,
        defaults={
            "name_vi": described.name_vi,
            "name_en": described.name_en,
            "note_vi": described.note_vi,
            "note_en": described.note_en,
            "authority": described.authority,
            "order": described.order,
        },
    )
    versions: dict[str, list[TermRow]] = {}
    for row in tables.load_terms(described.key):
        versions.setdefault(row.version, []).append(row)
    return sum(_load_version(scheme, version, rows, described, by) for version, rows in versions.items())


def _load_version(scheme: Scheme, version: str, rows: list[TermRow], described: SchemeRow, by: Any) -> int:
    edition = Edition.objects.filter(scheme=scheme, version=version).first()
    if edition is not None and edition.origin == Edition.IMPORTED:
        return 0
    if edition is not None and edition.valid_to is not None:  # a later edition has closed this one
        rows = [replace(row, valid_to=row.valid_to or edition.valid_to) for row in rows]
    found = difference(scheme.pk, version, rows)
    if edition is not None and found.is_nothing:
        return 0
    with change(scheme, "load", by=by, version=version, added=len(found.added), changed=len(found.changed)):
        write_edition(
            scheme,
            version,
            rows,
            origin=Edition.SHIPPED,
            source=described.source if version == described.version else rows[0].source,
            valid_from=min((row.valid_from for row in rows if row.valid_from), default=None),
            valid_to=_last_day(rows),
        )
    return len(found.added) + len(found.changed)


def _last_day(rows: list[TermRow]) -> date | None:
    """None where one of them goes on."""
    days = [row.valid_to for row in rows if row.valid_to]
    return max(days) if days and len(days) == len(rows) else None
