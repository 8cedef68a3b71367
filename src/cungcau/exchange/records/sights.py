"""Who may see which part of a listing, as rows of a cell: only what its owner chose other than the table of `visibility`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from django.utils import translation

from cungcau.listings.columns import Trouble
from cungcau.listings.models import Listing
from cungcau.listings.visibility import PARTS, Level, Part, closable, level_of
from cungcau.vocabulary.tables import key_of

Row = tuple[str, ...]
WIDEST_FIRST = list(Level)


def rows_of(listing: Listing) -> tuple[Row, ...]:
    """What is in force: a level that the table no longer allows says nothing."""
    return _kept((part, level_of(part, listing.sights)) for part in closable(listing.kind))


def _kept(pairs: Iterable[tuple[Part, Level]]) -> tuple[Row, ...]:
    return tuple(sorted((part.name, level.value) for part, level in pairs if level != part.choices[0]))


def completed(side: str, rows: Iterable[Row], troubles: list[Trouble]) -> tuple[Row, ...]:
    """The same in one order, without what goes without saying; of a part that a listing of this side cannot close so is told."""
    closing = {part.name: part for part in closable(side)}
    pairs: dict[str, tuple[Part, Level]] = {}
    for name, level in rows:
        part = closing.get(name)
        if part is None or name in pairs or level not in part.choices:
            if name and level:  # what could not be read was told already
                troubles.append(Trouble("sight_unfit", {"text": f"{name}|{level}", "column": "sights"}))
            continue
        pairs[name] = (part, Level(level))
    return _kept(pairs.values())


def opened(side: str, before: Iterable[Row], after: Iterable[Row]) -> list[str]:
    """The parts that more people could read."""
    old, new = dict(before), dict(after)
    return [part.name for part in closable(side) if _rank(part, new) < _rank(part, old)]


def _rank(part: Part, rows: dict[str, str]) -> int:
    return WIDEST_FIRST.index(Level(rows.get(part.name, part.choices[0])))


def part_called(text: str) -> str | None:
    """The part that a text means: its machine name, or what the pages call it in either language."""
    return _called()[0].get(key_of(text))


def level_called(text: str) -> str | None:
    """For whom a text means it."""
    return _called()[1].get(key_of(text))


@cache
def _called() -> tuple[dict[str, str], dict[str, str]]:
    parts = {key: part.name for part in PARTS if part.choices for key in _keys(part.name, part.label)}
    levels = {key: level.value for level in Level for key in _keys(level.value, level.label)}
    return parts, levels


def _keys(name: str, label: object) -> Iterator[str]:
    yield key_of(name)
    for language in ("vi", "en"):
        with translation.override(language):
            yield key_of(str(label))
