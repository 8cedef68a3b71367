"""Writing tables: whole or not at all, and never a formula out of somebody's text."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cungcau.kit.tables.delimited import ERRORS

# Spreadsheets take text that begins so for a formula, or for a command (the full-width signs too).
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@contextmanager
def written_whole(*paths: Path) -> Iterator[list[Path]]:
    """Temporary files beside `paths`, put in their places when the body ends well, else removed.

    Nobody ever sees a half-written file, and an earlier one stays untouched when the work fails.
    """
    parts = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    try:
        yield parts
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def writable_text(text: str) -> str:
    """Text without control characters and half characters, which no format can carry."""
    return _UNWRITABLE.sub("\ufffd", text)


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet might compute this text; signs after spaces count too."""
    return text.startswith(FORMULA_SIGNS) or text.lstrip().startswith(FORMULA_SIGNS)


class CsvFile:
    """Comma separated, UTF-8 with byte order mark, so that spreadsheets show Vietnamese right.

    Text that begins like a formula, or reads like the error of one, gets an apostrophe before it.
    """

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self.add(headings)

    def add(self, cells: Sequence[Any]) -> None:
        self._writer.writerow([_csv_cell(cell) for cell in cells])

    def close(self) -> None:
        self._file.close()


def _csv_cell(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    text = writable_text(cell)
    return "'" + text if _is_no_text(text.lstrip("'")) else text


def _is_no_text(text: str) -> bool:
    """Would it be taken for a formula, or for the error of one?"""
    return is_formula_like(text) or text.strip().upper() in ERRORS


def unguarded(text: str) -> str:
    """The text before a CsvFile put its apostrophe there."""
    return text[1:] if text.startswith("'") and _is_no_text(text.lstrip("'")) else text


class JsonFile:
    """One JSON object a line, UTF-8."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def add(self, thing: Mapping[str, Any]) -> None:
        line = json.dumps(thing, ensure_ascii=False, default=str, allow_nan=False)
        self._file.write(writable_text(line) + "\n")

    def close(self) -> None:
        self._file.close()
