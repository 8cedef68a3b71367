"""Who opened it and when, on every page of a PDF.

The typesetter that the house has draws the pages anew as pictures made of lines, with the mark over them; so forms, links and
electronic signatures do not come along. The file itself stays as it was handed in.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.utils.formats import date_format
from django.utils.timezone import localtime

DRAWING = Path(__file__).with_name("paper_mark.typ")
MOST_PAGES = 1000
NAME = "paper.pdf"


def words_of_mark(who: str, ref: str, at: datetime) -> str:
    return f"{who} · {date_format(localtime(at), 'SHORT_DATETIME_FORMAT')} · {ref}"


def pages_of(content: bytes) -> int:
    """How many pages; 0 where the typesetter cannot read it, or there are too many."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / NAME).write_bytes(content)
        if not _has(folder, 1) or _has(folder, MOST_PAGES + 1):
            return 0
        return _last_true(lambda number: _has(folder, number), MOST_PAGES)


def _last_true(holds: Callable[[int], bool], most: int) -> int:
    """The last number, from 1 on, for which it holds: it does for 1, and for none after the first for which it does not."""
    low, high = 1, 2
    while high <= most and holds(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _has(folder: str, page: int) -> bool:
    import typst  # slow

    try:
        typst.compile(f'#image("{NAME}", page: {page}, width: 20pt)'.encode(), root=folder, ignore_system_fonts=True)
    except typst.TypstError:
        return False
    return True


def marked(content: bytes, pages: int, words: str) -> bytes:
    """The PDF with these words across and under each of its pages. They go to the typesetter as data."""
    import typst  # slow

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / NAME).write_bytes(content)
        told = {"pages": str(pages), "words": words, "paper": f"/{NAME}"}
        return bytes(typst.compile(DRAWING.read_bytes(), root=folder, sys_inputs=told, ignore_system_fonts=True))
