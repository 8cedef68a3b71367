"""WIPO's title lists of the International Patent Classification, read into symbols and titles.

Text: one file a section, lines "A01B<tab>TITLE…" (EN_ipc_section_A_title_list_20260101.txt); XML: the scheme
file with nested ipcEntry elements. Sections, classes and subclasses are taken, groups are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext_lazy as _

from cungcau.vocabulary.reports import Problem

SYMBOL = re.compile(r"[A-H](?:\d\d[A-Z]?)?")
GROUP = re.compile(r"[A-H]\d\d[A-Z]\s*\d.*")
SECTIONS = "ABCDEFGH"
_NOTES = re.compile(r"\s*(?:\[[\d., ]+\]|\{[^}]*\})\s*$")
_DAY = re.compile(r"(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True)
class Title:
    """One symbol with its English title and the line it stands in (0 in XML)."""

    file: str
    line: int
    symbol: str
    title: str

    @property
    def parent(self) -> str:
        return {1: "", 3: self.symbol[:1], 4: self.symbol[:3]}[len(self.symbol)]

    @property
    def level(self) -> int:
        return {1: 1, 3: 2, 4: 3}[len(self.symbol)]


def read_titles(paths: Sequence[Path]) -> tuple[list[Title], list[Problem]]:
    """All titles of the files and what is wrong with them."""
    titles: list[Title] = []
    problems: list[Problem] = []
    for path in paths:
        head = path.read_bytes()[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
        if head.startswith(b"PK"):
            problems.append(_packed(path))
        elif b"\x00" in head or head.startswith(b"%PDF"):
            problems.append(_no_text(path))
        elif head.startswith(b"<"):
            titles += _from_xml(path, problems)
        else:
            titles += _from_text(path, problems)
    return titles, problems


def edition_day(paths: Sequence[Path]) -> date | None:
    """The day from which the edition holds, as its file names say (…_20260101.txt)."""
    found = next((found for path in paths if (found := _DAY.search(path.name))), None)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def problems_of(titles: Sequence[Title]) -> list[Problem]:
    """Symbols given twice, symbols without a parent, sections that are missing."""
    found: list[Problem] = []
    seen: set[str] = set()
    for title in titles:
        if title.symbol in seen:
            found.append(_problem(title, _("The symbol %(symbol)s is given twice."), _("Give each section once.")))
        seen.add(title.symbol)
    found += [
        _problem(title, _("The symbol %(symbol)s has no class or section above it."), _("Give WIPO's file whole."))
        for title in titles
        if title.parent and title.parent not in seen
    ]
    missing = [section for section in SECTIONS if section not in seen]
    if missing:
        found.append(
            Problem(
                _("Sections are missing: %(sections)s.") % {"sections": ", ".join(missing)},
                _("Give the files of all eight sections, A to H, at once."),
            )
        )
    return found


def _from_text(path: Path, problems: list[Problem]) -> Iterator[Title]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        symbol, _tab, title = (part.strip() for part in line.partition("\t"))
        if SYMBOL.fullmatch(symbol) and title:
            yield Title(path.name, number, symbol, _clean(title))
        elif line.strip() and not GROUP.fullmatch(symbol):
            problems.append(
                Problem(
                    _("“%(text)s” is not a symbol with its title.") % {"text": line.strip()[:40]},
                    _("Each line is a symbol, a tab and a title, as WIPO publishes it."),
                    row=number,
                    file=path.name,
                )
            )


def _from_xml(path: Path, problems: list[Problem]) -> list[Title]:
    titles: list[Title] = []
    try:
        titles.extend(_entries(path))
    except DefusedXmlException:
        message = _("The XML holds definitions of its own, which WIPO's files do not.")
        problems.append(Problem(message, _("Download the file again from WIPO."), file=path.name))
    except ParseError as error:
        message = _("The XML cannot be read beyond line %(line)s.") % {"line": error.position[0]}
        problems.append(Problem(message, _("Download the file again; it may be cut off."), file=path.name))
    return titles


def _entries(path: Path) -> Iterator[Title]:
    """The named entries; each entry's own text ends before the entries inside it begin."""
    open_entries: list[str] = []
    for event, element in iterparse(str(path), events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if tag == "ipcEntry" and event == "start":
            kind, symbol = element.get("kind"), element.get("symbol", "").strip()
            open_entries.append(symbol if kind in ("s", "c", "u") and SYMBOL.fullmatch(symbol) else "")
        elif tag == "ipcEntry":
            open_entries.pop()
            element.clear()
        elif tag == "textBody" and event == "end":
            title = _title_of(element)
            if open_entries and open_entries[-1] and title:
                yield Title(path.name, 0, open_entries[-1], title)
                open_entries[-1] = ""


def _title_of(body: Any) -> str:
    parts = [part for part in body.iter() if part.tag.rpartition("}")[2] == "titlePart"]
    texts = [" ".join("".join(_own_text(part)).split()) for part in parts]
    return _clean("; ".join(text for text in texts if text))


def _own_text(part: Any) -> Iterator[str]:
    """The words of a part of a title without its references to other places."""
    for child in part:
        if child.tag.rpartition("}")[2] == "text":
            yield "".join(child.itertext())


def _clean(title: str) -> str:
    """Without the marks of editions at the end: "… [2006.01]"."""
    while (shorter := _NOTES.sub("", title)) != title:
        title = shorter
    return title.strip()


def _packed(path: Path) -> Problem:
    return Problem(_("The file is an archive."), _("Unpack it and give the text or XML files in it."), file=path.name)


def _no_text(path: Path) -> Problem:
    return Problem(_("The file is neither text nor XML."), _("Give WIPO's title lists as they were downloaded."), file=path.name)


def _problem(title: Title, message: Any, mend: Any) -> Problem:
    return Problem(message % {"symbol": title.symbol}, mend, row=title.line or None, file=title.file)
