"""Comma, semicolon, tab or pipe separated text into rows numbered by the line on which they begin."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from cungcau.kit.tables.model import Fault, Limits, Row

DELIMITERS = ",;\t|"
SAMPLE = 60
# The standard library refuses a field beyond 128 KB; how long a record may be is bounded by the limits here.
csv.field_size_limit(2**31 - 1)
# What spreadsheets print for a formula that failed.
ERRORS = frozenset(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"])


def delimiter_of(lines: list[str]) -> str:
    """The sign that cuts the first lines into the same number of fields, and the more fields the better."""
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        records = islice((cells for _, cells, _ in _records(iter(lines), delimiter, Limits())), SAMPLE)
        counts = [len(cells) for cells in records if any(cells)]
        score = _regularity(counts)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _regularity(counts: list[int]) -> tuple[float, int]:
    """(share of records as long as most, rounded; how long). Banners above the headings are shorter."""
    usual = Counter(count for count in counts if count > 1).most_common(1)
    if not usual:
        return (0.0, 0)
    length, records = usual[0]
    # The headings hold no free text, so they tell more than a record does.
    return (round(records / len(counts), 1) + 0.3 * (counts[0] == length), length)


def delimited_rows(lines: Iterator[str], limits: Limits) -> Iterator[Row]:
    """Rows of a delimited text; a first line `sep=;` names the delimiter, as Excel writes it."""
    first = list(islice(lines, 1))
    skipped = 0
    if first and (match := re.fullmatch(r'"?sep=(.)"?\s*', first[0].lstrip("\ufeff"), re.IGNORECASE)):
        delimiter, first, skipped = match[1], [], 1
    else:
        first += list(islice(lines, SAMPLE * 4))
        delimiter = delimiter_of(first)
    for number, cells, unclosed in _records(chain(first, lines), delimiter, limits):
        row = _row(number + skipped, cells)
        if unclosed:
            row.faults.append(Fault("quote_not_closed", row=row.number))
        if row.cells or row.faults:
            yield row


def _row(number: int, cells: list[str]) -> Row:
    row = Row(number, {})
    for position, cell in enumerate(cells):
        text = cell.strip()
        if not text:
            continue
        if text[0] == "#" and text.upper() in ERRORS:
            row.faults.append(Fault("cell_error", {"error": text}, number, position))
        else:
            row.cells[position] = text.lstrip("\ufeff")
    return row


def _records(lines: Iterator[str], delimiter: str, limits: Limits) -> Iterator[tuple[int, list[str], bool]]:
    """(line on which it begins, fields, whether a quote was left open) of each record."""
    opens = _opening_quote(delimiter)
    waiting: list[str] = []  # lines to be read again, after a quote that was never closed
    number = 0
    while True:
        line = waiting.pop() if waiting else next(lines, None)
        if line is None:
            return
        number += 1
        if '"' not in line:
            yield number, line.rstrip("\r\n").split(delimiter), False
            continue
        record, size = [line], len(line)
        is_open = _is_open(line, opens)
        while is_open and len(record) <= limits.record_lines and size <= limits.record:
            following = waiting.pop() if waiting else next(lines, None)
            if following is None:
                break
            record.append(following)
            size += len(following)
            if '"' in following:
                is_open = _is_open('"' + following, opens)
        if is_open:
            waiting.extend(reversed(record[1:]))
            yield number, line.rstrip("\r\n").replace('"', "").split(delimiter), True
            continue
        yield number, _fields("".join(record), delimiter), False
        number += len(record) - 1


def _opening_quote(delimiter: str) -> re.Pattern[str]:
    """One quoted field, whole (group 1 empty) or left open to the end (group 1 matches)."""
    return re.compile(rf'(?:^|(?<={re.escape(delimiter)}))[ \t]*"[^"]*(?:""[^"]*)*("|\Z)')


def _is_open(record: str, opens: re.Pattern[str]) -> bool:
    return any(match[1] == "" for match in opens.finditer(record))


def _fields(record: str, delimiter: str) -> list[str]:
    pieces = record.splitlines(keepends=True) if "\n" not in record.rstrip("\r\n") else [record]
    reader = csv.reader(pieces, delimiter=delimiter, skipinitialspace=delimiter != "\t")
    return [cell.replace("\r\n", "\n").replace("\r", "\n") for fields in reader for cell in fields]
