"""Merged ranges: the value of the first cell counts for the whole range."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cungcau.kit.tables.model import Cell, Row, column_letters

MERGE = re.compile(
    rb"<(?:[A-Za-z0-9]+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})[\"']"
)
LONGEST_TAG = 200
WIDEST_FILL = 300  # columns; a banner merged over the whole sheet need not be copied 16,384 times
Range = tuple[int, int, int, int]


def merged_ranges(blocks: Iterable[bytes]) -> list[Range]:
    """(first row, last row, first column, last column) of each merge.

    The list stands after the rows in the file, so it is looked for in a pass of its own over the raw bytes.
    """
    found: list[Range] = []
    tail = b""
    for block in blocks:
        window = tail + block
        if b"mergeCell" in window:
            end = 0
            for match in MERGE.finditer(window):
                found.append(_range(*match.groups()))
                end = match.end()
            tail = window[max(end, len(window) - LONGEST_TAG) :]
        else:
            tail = window[-LONGEST_TAG:]
    return sorted(found)


def _range(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Range:
    return int(top), int(bottom), _column(left), _column(right)


def _column(letters: bytes) -> int:
    position = 0
    for letter in letters.upper():
        position = position * 26 + letter - 64
    return position - 1


class Merges:
    """Fills rows, which must come top down."""

    def __init__(self, ranges: list[Range]) -> None:
        self._waiting = ranges[::-1]
        self._open: list[tuple[Range, Cell]] = []
        self.touched: list[str] = []

    def fill(self, row: Row) -> None:
        """Copy values into the merged cells of this row, and remember those that reach further down."""
        if self._open:
            self._fill_from_above(row)
        while self._waiting and self._waiting[-1][0] <= row.number:
            merge = self._waiting.pop()
            if merge[0] == row.number:
                self._begin(merge, row)

    def _fill_from_above(self, row: Row) -> None:
        self._open = [each for each in self._open if each[0][1] >= row.number]
        filled: set[int] = set()
        for (_top, _bottom, left, right), value in self._open:
            for position in range(left, min(right, left + WIDEST_FILL) + 1):
                row.cells[position] = value
                filled.add(position)
        row.filled = frozenset(filled)

    def _begin(self, merge: Range, row: Row) -> None:
        top, bottom, left, right = merge
        value = row.cells.get(left)
        if value is None:
            return
        for position in range(left + 1, min(right, left + WIDEST_FILL) + 1):
            row.cells[position] = value
        self.touched.append(f"{column_letters(left)}{top}:{column_letters(right)}{bottom}")
        if bottom > top:
            self._open.append((merge, value))
