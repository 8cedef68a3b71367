"""Writing one edition of a scheme: what is new, what has another name now, what has ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from cungcau.engines.common.text import fold
from cungcau.vocabulary.models import Edition, Scheme, Term
from cungcau.vocabulary.queries import as_row, forget
from cungcau.vocabulary.tables import TermRow

WRITTEN = ["name_vi", "name_en", "parent", "valid_from", "valid_to", "source", "status", "aliases", "folded", "order"]


@dataclass(frozen=True)
class Difference:
    """What an edition would change: codes added, (code, name before, name after), codes ended, codes as they were."""

    added: tuple[str, ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()
    ended: tuple[str, ...] = ()
    same: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.ended)


def difference(scheme: str, version: str, wanted: Sequence[TermRow]) -> Difference:
    """Compare an edition with what the database holds of the same version."""
    known = {term.code: term for term in _of(scheme, version)}
    codes = {row.code for row in wanted}
    changed = tuple(
        (row.code, known[row.code].name_vi, row.name_vi)
        for row in wanted
        if row.code in known and not _is_same(as_row(known[row.code]), row)
    )
    added = tuple(row.code for row in wanted if row.code not in known)
    return Difference(
        added=added,
        changed=changed,
        ended=tuple(code for code, term in known.items() if code not in codes and term.valid_to is None),
        same=len(wanted) - len(added) - len(changed),
    )


def write_edition(
    scheme: Scheme,
    version: str,
    wanted: Sequence[TermRow],
    *,
    origin: str,
    source: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    closes_others: bool = False,
) -> Difference:
    """Bring the rows of one version into the database, inside the caller's transaction.

    Codes that are no longer in the list end yesterday and stay for the records that carry them;
    with `closes_others` earlier editions end the day before this one begins.
    """
    found = difference(scheme.pk, version, wanted)
    known = {term.code: term for term in _of(scheme.pk, version)}
    for level in _by_level(wanted):
        _write_level(scheme, version, level, known)
    yesterday = timezone.localdate() - timedelta(days=1)
    Term.objects.filter(scheme=scheme, version=version, code__in=found.ended).update(valid_to=yesterday)
    now = timezone.now()
    Edition.objects.update_or_create(
        scheme=scheme,
        version=version,
        defaults={"origin": origin, "source": source, "valid_from": valid_from, "loaded_at": now}
        | ({"valid_to": valid_to} if valid_to else {}),
    )
    if closes_others and valid_from:
        _close_others(scheme, version, valid_from - timedelta(days=1))
    Scheme.objects.filter(pk=scheme.pk).update(loaded_at=now)
    forget()
    return found


def _of(scheme: str, version: str) -> Iterable[Term]:
    return Term.objects.filter(scheme_id=scheme, version=version).select_related("parent")


def _is_same(known: TermRow, wanted: TermRow) -> bool:
    return known == wanted


def _by_level(rows: Sequence[TermRow]) -> list[list[TermRow]]:
    """The rows without a parent first, then those under them, and so on."""
    levels: list[list[TermRow]] = []
    placed: set[str] = set()
    left = list(rows)
    while left:
        level = [row for row in left if not row.parent or row.parent in placed]
        if not level:
            raise ValueError(f"no parent for {left[0].scheme} {left[0].code}")
        levels.append(level)
        placed |= {row.code for row in level}
        left = [row for row in left if row.code not in placed]
    return levels


def _write_level(scheme: Scheme, version: str, rows: list[TermRow], known: dict[str, Term]) -> None:
    """One level at once: its parents have their keys already."""
    new: list[Term] = []
    old: list[Term] = []
    for row in rows:
        term = known.get(row.code)
        if term is not None and _is_same(as_row(term), row):
            continue
        (old if term else new).append(_filled(term or Term(scheme=scheme, version=version, code=row.code), row, known))
    for term in Term.objects.bulk_create(new, batch_size=200):
        known[term.code] = term
    Term.objects.bulk_update(old, WRITTEN, batch_size=50)


def _filled(term: Term, row: TermRow, known: dict[str, Term]) -> Term:
    term.name_vi, term.name_en = row.name_vi, row.name_en
    term.parent = known[row.parent] if row.parent else None
    term.valid_from, term.valid_to = row.valid_from, row.valid_to
    term.source, term.status, term.order = row.source, row.status, row.order
    term.aliases = "|".join(row.aliases)
    term.folded = fold(" ".join([row.code, row.name_vi, row.name_en, *row.aliases]))
    return term


def _close_others(scheme: Scheme, version: str, last_day: date) -> None:
    still_open = Q(valid_to=None) | Q(valid_to__gt=last_day)
    for model in (Term, Edition):
        others = model.objects.filter(still_open, scheme=scheme).exclude(version=version)
        others = others.exclude(valid_from__gt=last_day + timedelta(days=1))  # one that begins later goes on
        others.update(valid_to=last_day)
