"""Papers as PDF. The words go to the typesetter as data, so nothing that somebody typed is read as markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from cungcau.surveys.papers.layout import Paper

SHEET = Path(__file__).with_name("sheet.typ")


def pdf_of(papers: Sequence[Paper], language: str) -> bytes:
    """All papers in one file, each beginning on a page of its own."""
    import typst  # slow

    told = {"papers": json.dumps([paper.plain() for paper in papers], ensure_ascii=False), "language": language}
    return bytes(typst.compile(str(SHEET), sys_inputs=told, ignore_system_fonts=True))
