"""Versions of a listing as a reader may see them: what changed between two, in her language and with the names of that time."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.day_field import DayField
from cungcau.kit.fields import reader_language
from cungcau.kit.policy import can
from cungcau.listings import presentation
from cungcau.listings.difference import CodeChanges, Piece, Row, codes, in_context, rows, words
from cungcau.listings.fields import MoneyField
from cungcau.listings.forms import FORMS
from cungcau.listings.models import Listing, Revision, Specification
from cungcau.listings.queries import Sight
from cungcau.listings.revisions import CODED, CODED_ROWS, scheme_of_subkind
from cungcau.listings.row_forms import row_sets
from cungcau.listings.shown import SCHEMES
from cungcau.listings.visibility import OF_COLUMN, ROWS_BEHIND
from cungcau.registry.models import Contact, Organisation, Zone
from cungcau.vocabulary.queries import label

KEYS = {"specifications": "parameter", "targets": "metric", "ip_items": "type"}
REFERS = {"contact": Contact, "adviser": User, "zone": Zone, "excluded_organisations": Organisation}


@dataclass(frozen=True)
class Cell:
    """One value of a row before and after, as words."""

    label: str
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True)
class Line:
    """A row of a table: same, changed, gone or new."""

    kind: str
    cells: list[Cell]


@dataclass(frozen=True)
class Change:
    """What changed in one field; one of the four is filled, by the sort of field.

    `pieces` of a text (None where unchanged words are left out), a `cell` of a single value, `codes` of a list as labels,
    `lines` of a table with `moved` where rows changed places.
    """

    label: str
    language: str = ""
    pieces: list[Piece | None] = field(default_factory=list)
    cell: Cell | None = None
    codes: CodeChanges | None = None
    lines: list[Line] = field(default_factory=list)
    moved: bool = False


@dataclass(frozen=True)
class Part:
    """The changes of one section of the form."""

    title: str
    changes: list[Change]


@dataclass(frozen=True)
class Version:
    """A kept version in the list: `changed` are the labels of what differs from the one before."""

    revision: Revision
    before: Revision | None
    changed: list[str]


class Comparison:
    """Two versions of one listing, read by one person: what she may not see now, or could not then, is left out of both."""

    def __init__(self, listing: Listing, older: Revision | None, newer: Revision, veil: Veil) -> None:
        self.listing, self.older, self.newer = listing, older, newer
        hidden, self.hidden_cells = veil.hidden(older, newer)
        if not all("refers" in one.content for one in (older, newer) if one):
            hidden |= set(REFERS)  # kept by an older program: nothing is known of it
        self.form = FORMS[listing.kind]
        self.old, self.new = (_flat(one.content, hidden) if one else {} for one in (older, newer))

    def parts(self) -> list[Part]:
        """Section by section in the order of the form; then what stands beside it, and what the form no longer knows."""
        found, done = [], set()
        for legend, _help, names in self.form.sections:
            changes = [change for name in names if (change := self.change(name)) is not None]
            done.update(names)
            found.append(Part(str(legend), changes))
        found += [Part(self.label(name), [change]) for name in KEYS if (change := self.rows(name)) is not None]
        rest = sorted((self.old.keys() | self.new.keys()) - done - set(KEYS))
        found.append(Part(_("Besides"), [change for name in rest if (change := self.change(name)) is not None]))
        return [part for part in found if part.changes]

    def labels(self) -> list[str]:
        """What differs, by name only."""
        names = [name for _legend, _help, section in self.form.sections for name in section]
        rest = sorted((self.old.keys() | self.new.keys()) - set(names) - set(KEYS))
        return [self.label(name) for name in [*names, *KEYS, *rest] if self.old.get(name) != self.new.get(name)]

    def label(self, name: str) -> str:
        tables = {
            "specifications": _("Specifications"), "targets": _("Measurable targets"), "ip_items": _("Intellectual property"),
            "zone": _("Zone"), "adviser": _("Adviser of the point"),
        }  # fmt: skip
        known = self.form.base_fields.get(name)
        return tables.get(name) or (str(known.label) if known else name)

    def change(self, name: str) -> Change | None:
        """How one field differs; None where it does not."""
        old, new = self.old.get(name), self.new.get(name)
        if old == new:
            return None
        title, asked = self.label(name), self.form.base_fields.get(name)
        if name in SCHEMES:
            return Change(title, codes=self.listed(SCHEMES[name], old or [], new or []))
        if name == "excluded_organisations":
            return Change(title, codes=codes(_names(name, old or []), _names(name, new or [])))
        text = isinstance(asked, forms.CharField) and not isinstance(asked, MoneyField)
        if text or (asked is None and name not in REFERS):
            old, new = str(old or ""), str(new or "")
            language = name[-2:] if name.endswith(("_vi", "_en")) else presentation.language_of(f"{old} {new}", self.listing)
            return Change(title, language, pieces=in_context(words(old, new)))
        return Change(title, cell=Cell(title, self.value(name, old, self.older), self.value(name, new, self.newer)))

    def value(self, name: str, value: Any, revision: Revision | None) -> str:
        """A single value in words."""
        asked = self.form.base_fields.get(name)
        if value in (None, ""):
            return ""
        if name in REFERS:
            return _names(name, [value])[0]
        if name in CODED or name == "subkind":
            return called(CODED.get(name) or scheme_of_subkind(self.listing.kind), value, revision)
        if isinstance(asked, MoneyField):
            return presentation.money(int(value))
        choices = {str(key): str(told) for key, told in getattr(asked, "choices", ())}
        return choices.get(str(value)) or _plain(value, is_day=isinstance(asked, DayField))

    def listed(self, scheme: str, old: list[str], new: list[str]) -> CodeChanges:
        found = codes(old, new)
        return CodeChanges(
            gone=tuple(called(scheme, code, self.older) for code in found.gone),
            new=tuple(called(scheme, code, self.newer) for code in found.new),
            same=tuple(called(scheme, code, self.newer) for code in found.same),
        )

    def rows(self, name: str) -> Change | None:
        """How a table differs, its rows matched by what they are about."""
        old, new = (self._seen(side.get(name, [])) for side in (self.old, self.new))
        found = rows(old, new, KEYS[name])
        if found.is_empty:
            return None
        lines = [Line(line.kind, self.cells(name, line.old or {}, line.new or {})) for line in found.lines]
        return Change(self.label(name), lines=lines, moved=found.moved)

    def _seen(self, found: list[Row]) -> list[Row]:
        return [{key: value for key, value in row.items() if key not in self.hidden_cells} for row in found]

    def cells(self, table: str, old: Row, new: Row) -> list[Cell]:
        """The cells of a row; a value of a specification is one cell with its operator and unit."""
        labels = {key: str(asked.label) for key, asked in row_sets(self.listing.kind)[table].form.base_fields.items()}
        if table == "specifications":
            shown = ["parameter", "value", *(["must"] if self.listing.is_need else [])]
        elif table == "targets":
            shown = ["metric", "now", "wanted"]
        else:
            shown = [key for key in labels if key not in {*self.hidden_cells, "DELETE"}]
        return [
            Cell(labels[key], self.cell(table, key, old, self.older), self.cell(table, key, new, self.newer)) for key in shown
        ]

    def cell(self, table: str, key: str, row: Row, revision: Revision | None) -> str:
        value = row.get(key)
        if row and table == "specifications" and key == "value":
            names = ("operator", "value", "high", "text", "unit")
            return presentation.specification_value(Specification(**{name: row[name] for name in names if name in row}))
        if value in (None, ""):
            return ""
        if scheme := CODED_ROWS.get(table, {}).get(key):
            return called(scheme, str(value), revision)
        if key in {"now", "wanted"}:
            return f"{presentation.measured(str(value))} {row.get('unit', '')}".strip()
        return presentation.territory(value) if key == "territory" else _plain(value, is_day=key in {"date", "expiry"})


def _plain(value: Any, *, is_day: bool = False) -> str:
    """A value that needs no list to be read."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if is_day:
        return date_format(date.fromisoformat(str(value)), "SHORT_DATE_FORMAT")
    return presentation.number(value) if isinstance(value, int | float) else str(value)


class Veil:
    """What of a listing's versions one person may not see, asked of the policy once for each way in which it was shown.

    Both must allow it: the listing as it is now, and as that version was; for whom its budget is shown may have changed.
    """

    def __init__(self, listing: Listing, user: Any) -> None:
        self._listing, self._user = listing, user
        self._found: dict[str, tuple[set[str], set[str]]] = {}

    def hidden(self, *revisions: Revision | None) -> tuple[set[str], set[str]]:
        """The columns, and the cells of rows, that are not hers to read in every one of them."""
        columns: set[str] = set()
        cells: set[str] = set()
        for way in [self._listing, *(_as_shown_then(self._listing, one) for one in revisions if one)]:
            more, in_rows = self._of(way)
            columns, cells = columns | more, cells | in_rows
        return columns, cells

    def _of(self, way: Listing) -> tuple[set[str], set[str]]:
        key = f"{way.anonymity} {way.budget_disclosure} {sorted(way.sights.items())}"
        if key not in self._found:
            sight = Sight(way, self._user)
            columns = {column for column in OF_COLUMN if not sight.sees(column)}
            behind = [names for rows in ROWS_BEHIND.values() for verb, names in rows.items() if not sight.may(verb)]
            self._found[key] = columns, {name for names in behind for name in names}
        return self._found[key]


def _as_shown_then(listing: Listing, revision: Revision) -> Listing:
    """The listing with the visibility that it had in that version."""
    then = copy.copy(listing)
    then.anonymity = revision.content.get("anonymity", "named")
    then.budget_disclosure = revision.content.get("budget_disclosure", "broker_only")
    then.sights = revision.content.get("sights", {})
    return then


def versions_of(listing: Listing, kept: list[Revision], veil: Veil, *, most: int) -> list[Version]:
    """The kept versions, the newest first, at most so many; `kept` holds one more, to compare the last with."""
    pairs = [(one, kept[place + 1] if place + 1 < len(kept) else None) for place, one in enumerate(kept[:most])]
    return [Version(one, before, Comparison(listing, before, one, veil).labels() if before else []) for one, before in pairs]


def may_read_versions(user: Any, listing: Listing) -> bool:
    return can(user, "read_history", listing)


def called(scheme: str, code: str, revision: Revision | None) -> str:
    """What the code was called when that version was kept; else what it is called now."""
    names = (revision.names if revision else {}).get(f"{scheme}:{code}")
    if not names:
        return label(scheme, code)
    own, other = (names[0], names[1]) if reader_language() == "vi" else (names[1], names[0])
    return str(own or other or code)


def _flat(content: dict[str, Any], hidden: set[str]) -> dict[str, Any]:
    """The content by the form's names: terms under their lists, what it refers to beside the rest; hidden fields left out."""
    found = {name: value for name, value in content.items() if name not in {"terms", "refers"}}
    names = {scheme: name for name, scheme in SCHEMES.items()}
    for term in content.get("terms", []):
        scheme, _colon, code = term.partition(":")
        found.setdefault(names.get(scheme, scheme), []).append(code)
    found |= {name: value for name, value in content.get("refers", {}).items() if value}
    return {name: value for name, value in found.items() if name not in hidden}


def _names(name: str, keys: list[str]) -> list[str]:
    """The names of people, organisations or zones by their ids; one that is gone is said to be."""
    model: Any = REFERS[name]
    column = "code" if model is Zone else "pid"
    known = {getattr(row, column): str(row) for row in model._default_manager.filter(**{f"{column}__in": keys})}
    return [known.get(key) or _("no longer in the records") for key in keys]
