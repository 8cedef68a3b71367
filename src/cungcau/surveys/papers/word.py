"""Papers as .docx, for firms that type their answers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from cungcau.kit.tables.writing import writable_text
from cungcau.surveys.papers.layout import Line, Paper

BOX = "☐"


def docx_of(papers: Sequence[Paper], language: str) -> bytes:
    """All papers in one document. `language` is that of its words, for spelling."""
    from docx import Document  # slow
    from docx.shared import Mm, Pt  # slow

    document: Any = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(16), Mm(18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    style.paragraph_format.space_after = Pt(4)
    properties = document.core_properties
    properties.author, properties.language = papers[0].point if papers else "", language
    properties.title = papers[0].title if papers else ""
    properties.comments = ""
    for place, paper in enumerate(papers):
        _paper(document, paper)
        if place + 1 < len(papers):
            document.add_page_break()
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _paper(document: Any, paper: Paper) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # slow
    from docx.shared import Pt  # slow

    head = document.add_table(rows=1, cols=2).rows[0].cells
    _write(head[0].paragraphs[0], "\n".join(filter(None, [paper.host.upper(), paper.point.upper()])), bold=True)
    head[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write(head[1].paragraphs[0], f"{paper.labels['code']}: {paper.code}", bold=True)
    title = document.add_heading(level=1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(title, paper.title.upper(), bold=True)
    under = document.add_paragraph()
    under.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(under, f"{paper.labels['campaign']}: {paper.campaign} ({paper.period})")
    if paper.aim:
        aim = document.add_paragraph()
        aim.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(aim, paper.aim, italic=True)
    facts = document.add_table(rows=0, cols=2)
    facts.style = "Table Grid"
    for label, value in paper.facts:
        cells = facts.add_row().cells
        _write(cells[0].paragraphs[0], label)
        _write(cells[1].paragraphs[0], value, bold=True)
    for section in paper.sections:
        _write(document.add_heading(level=2), section.title, bold=True)
        if section.help:
            _write(document.add_paragraph(), section.help, italic=True)
        for line in section.lines:
            _line(document, line, paper.labels["now"])
    _write(document.add_paragraph(), paper.note, italic=True)
    signed = document.add_table(rows=1, cols=len(paper.signatures)).rows[0].cells
    for cell, words in zip(signed, paper.signatures, strict=True):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(cell.paragraphs[0], words, bold=True)
        below = cell.add_paragraph()
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        below.paragraph_format.space_after = Pt(48)
        _write(below, paper.labels["signed"], italic=True)


def _line(document: Any, line: Line, now: str) -> None:
    asked = document.add_paragraph()
    asked.paragraph_format.keep_with_next = True
    _write(asked, f"{line.number}. {line.label}".strip(), bold=True)
    if line.help:
        _write(asked, f" {line.help}", italic=True)
    if line.known:
        _write(document.add_paragraph(), f"({now}: {line.known})")
    if line.boxes:
        _write(document.add_paragraph(), "     ".join(f"{BOX} {words}" for words in line.boxes))
    if line.rows:
        room = document.add_table(rows=1, cols=1)
        room.style = "Table Grid"
        room.rows[0].cells[0].paragraphs[0].add_run("\n" * (line.rows - 1))
        document.add_paragraph().paragraph_format.space_after = 0


def _write(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(writable_text(text))
    if bold:
        run.bold = True
    if italic:
        run.italic = True
