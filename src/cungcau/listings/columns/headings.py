"""Recognising the heading rows of a file: Vietnamese with or without marks, English, or machine keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from cungcau.engines.common.text import fold
from cungcau.kit.tables import Cell, Row
from cungcau.kit.tables.values import Style
from cungcau.listings.columns.table import COLUMNS, REGISTERED, Column, columns_of

LOOK_AT = 30  # rows from the top among which the headings are sought
LOOK_INTO = 1_000  # letters of a cell
# One of these must be there: without words there is nothing to match.
SPEAKING = frozenset(
    [
        "title",
        "title_en",
        "summary",
        "summary_en",
        "description",
        "description_en",
        "problem",
        "advantages",
        "goals",
        "keywords",
        "keywords_en",
    ]
)
KNOWN = (*COLUMNS, *(column for columns in REGISTERED.values() for column in columns))
MULTIPLIERS = (("ty", 1e9), ("billion", 1e9), ("bn", 1e9), ("trieu", 1e6), ("tr", 1e6), ("million", 1e6),
               ("mil", 1e6), ("nghin", 1e3), ("ngan", 1e3), ("thousand", 1e3))  # fmt: skip
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_LIST_NUMBER = re.compile(r"^(?:\d{1,2}|[ivx]{1,4})\s*[.)]\s*")


@dataclass(slots=True)
class Headings:
    """What the columns of a file are, by position.

    `extras` are columns that no table knows (their heading); `twice` known ones met before; `labels` the
    headings as the file writes them.
    `last_row` is the row number of the last heading row; `decimal` the decimal sign that the headings'
    language suggests ("," or "."), for numbers like "1.234" that may be read both ways.
    """

    columns: dict[int, Column]
    extras: dict[int, str]
    multipliers: dict[int, float] = field(default_factory=dict)
    twice: dict[int, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    first_row: int = 0
    last_row: int = 0
    decimal: Style = ","

    @property
    def names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns.values())


def heading_key(text: str) -> str:
    """One form for a heading: "2. Tiêu đề (*)" -> "tieu de", "ma_ngoai" -> "ma ngoai"."""
    plain = _LIST_NUMBER.sub("", fold(text).strip())
    return _NOT_WORD.sub(" ", plain).strip()


def _keys(text: str) -> Iterable[str]:
    """The heading whole, then without what stands in brackets or after a line break."""
    yield heading_key(text)
    yield heading_key(_BRACKETS.sub(" ", text))
    yield heading_key(text.split("\n", maxsplit=1)[0])
    yield heading_key(re.split(r"[:*/]", text)[0])


@cache
def _lookup(side: str) -> Mapping[str, Column]:
    """Heading key -> column. Machine keys and names win over aliases of other columns."""
    found: dict[str, Column] = {}
    own = columns_of(side)
    for column in own:
        found.setdefault(heading_key(column.key), column)
    for column in own:
        for text in (column.name.replace("money_low", "").replace("money_high", ""), column.vi, column.en):
            if heading_key(text):
                found.setdefault(heading_key(text), column)
    for column in own:
        for text in column.aliases:
            found.setdefault(heading_key(text), column)
    return found


@cache
def _machine_keys() -> frozenset[str]:
    return frozenset(column.key.lower() for column in KNOWN)


def find_column(text: str, side: str) -> Column | None:
    """The column that a heading means."""
    lookup = _lookup(side)
    return next((lookup[key] for key in _keys(text) if key in lookup), None)


def recognise(
    rows: Sequence[Row], side: str, names: Sequence[str] | None = None, speaking: frozenset[str] = SPEAKING
) -> Headings | None:
    """The headings of a file of needs or offers, from its first rows, or from `names` (JSON lines).

    None if no row looks like headings; a row of headings has one of the `speaking` columns. Two heading rows in a row (names
    and machine keys) count as one.
    """
    if names is not None:
        return _headings(dict(enumerate(names)), side)
    best, at = None, -1
    for index, row in enumerate(rows[:LOOK_AT]):
        found = _headings(_texts(row), side)
        if _is_heading_row(row, found, speaking) and (best is None or len(found.columns) > len(best.columns)):
            best, at = found, index
    if best is None:
        return None
    best.first_row = best.last_row = rows[at].number
    return _with_second_row(best, rows, at, side, speaking)


def _texts(row: Row) -> dict[int, str]:
    """The texts of a row, of a long one as much as shows that it is no heading."""
    return {position: cell[:LOOK_INTO] for position, cell in row.cells.items() if isinstance(cell, str)}


def _is_heading_row(row: Row, found: Headings, speaking: frozenset[str]) -> bool:
    """Most cells are short texts, one of them speaks, and at least a third are known."""
    texts = _texts(row)
    if not found.names & speaking or len(texts) < len(row.cells):
        return False
    if len(set(texts.values())) == 1 and len(texts) > 1:
        return False  # a banner merged over the columns
    return all(len(text) <= 120 for text in texts.values()) and len(found.columns) * 3 >= len(texts)


def _with_second_row(best: Headings, rows: Sequence[Row], at: int, side: str, speaking: frozenset[str]) -> Headings:
    """Join a row of machine keys that follows, or the row of names above a row of machine keys."""
    for index in (at + 1, at - 1):
        if not 0 <= index < len(rows) or abs(rows[index].number - rows[at].number) > 2:
            continue
        other = _headings(_texts(rows[index]), side)
        if _is_key_row(rows[index]):
            return _joined(other, best, rows[at].number, rows[index].number)
        if index < at and _names_above(rows[index], rows[at], other, speaking):
            return _joined(best, other, rows[at].number, rows[index].number)
    return best


def _is_key_row(row: Row) -> bool:
    keys = [text for text in _texts(row).values() if text.strip().lower() in _machine_keys()]
    return len(keys) >= 2 and len(keys) * 2 >= len(row.cells)


def _names_above(row: Row, below: Row, found: Headings, speaking: frozenset[str]) -> bool:
    """Whether a row names the columns whose keys, or other names, stand in the row below it."""
    texts = _texts(row)
    if len(texts) < len(row.cells) or len(set(texts.values())) < 2:
        return False
    if _is_key_row(below):
        return len(texts) * 2 >= len(below.cells)
    return len(found.columns) >= 2 and _is_heading_row(row, found, speaking)


def _joined(keyed: Headings, named: Headings, one: int, other: int) -> Headings:
    columns = {**named.columns, **keyed.columns}
    extras = {position: heading for position, heading in {**keyed.extras, **named.extras}.items() if position not in columns}
    multipliers = {**keyed.multipliers, **named.multipliers}
    twice = {position: heading for position, heading in named.twice.items() if position not in keyed.columns}
    labels = {**keyed.labels, **named.labels}
    first, last = sorted((one, other))
    return Headings(columns, extras, multipliers, twice, labels, first, last, named.decimal)


def _headings(texts: Mapping[int, str], side: str) -> Headings:
    found = Headings({}, {})
    seen: set[str] = set()
    for position, text in texts.items():
        column = find_column(text, side)
        label = found.labels[position] = " ".join(text.split())
        if column is None:
            found.extras[position] = label
        elif column.name in seen:
            found.twice[position] = found.extras[position] = label
        else:
            seen.add(column.name)
            found.columns[position] = column
            _note_multiplier(found, position, text, column)
    found.decimal = "." if _is_english(texts.values()) else ","
    return found


def _note_multiplier(found: Headings, position: int, text: str, column: Column) -> None:
    """ "Kinh phí từ (triệu đồng)" counts in millions."""
    if column.kind != "money":
        return
    inside = " ".join(_BRACKETS.findall(text)) or text.partition(",")[2]
    words = heading_key(inside).split()
    factor = next((factor for word, factor in MULTIPLIERS if word in words), None)
    if factor:
        found.multipliers[position] = factor


def _is_english(texts: Iterable[str]) -> bool:
    english = {heading_key(text) for column in KNOWN for text in (column.name, column.en)}
    keys = [heading_key(text) for text in texts]
    marked = any(not text.isascii() for text in texts)
    return not marked and sum(key in english for key in keys) * 2 >= len(keys)


def leaning(texts: Iterable[str]) -> int:
    """How much the headings speak of needs (positive) or offers (negative): a count of telling columns."""
    score = 0
    for text in texts:
        need, offer = find_column(text, "need"), find_column(text, "offer")
        if need and need.telling and not offer:
            score += 1
        if offer and offer.telling and not need:
            score -= 1
    return score


def cell_text(cell: Cell) -> str:
    """A cell as the text that a person sees."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, list):
        return "; ".join(cell_text(each) for each in cell)
    if isinstance(cell, dict):
        return " | ".join(cell_text(each) for each in cell.values())
    return str(cell)
