"""The help pages as they are shipped: read once, in the order of their files.

A step is plain text with two marks: `[Save]` is a button or a link, by its English words, shown as the reader's language has
it; `` `doctor` `` is something to be typed. Since a label is looked up where the button itself is looked up, help cannot say
another word than the page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

FOLDER = Path(__file__).with_name("content")
LANGUAGES = ("vi", "en")
PERSONAS: Mapping[str, Any] = {
    "everybody": _("Everybody"),
    "member": _("For firms and institutes"),
    "moderator": _("For moderators"),
    "broker": _("For brokers and advisers"),
    "steward": _("For stewards"),
    "operator": _("For who runs the server"),
}
MARK = re.compile(r"\[([^\]]+)\]|`([^`]+)`")


@dataclass(frozen=True)
class Piece:
    """A stretch of a step: `sort` is empty for plain words, else "label" or "code"."""

    text: str
    sort: str = ""


@dataclass(frozen=True)
class Task:
    """One thing somebody wants to do. `pages` are those it explains: the name of an address, with one of its values if needed.

    `door` says who may open the page on which it begins (`doors.py`).
    """

    slug: str
    persona: str
    said: Mapping[str, Mapping[str, Any]]
    door: str
    open: str = ""
    arguments: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return str(self._own["title"])

    @property
    def about(self) -> str:
        return str(self._own["about"])

    @property
    def steps(self) -> list[list[Piece]]:
        return [pieces(step) for step in self._own["steps"]]

    @property
    def _own(self) -> Mapping[str, Any]:
        return self.said[get_language() or LANGUAGES[0]]

    def parts(self, language: str) -> tuple[str, str, str]:
        """What it says in that language, as its reader sees it: the title, what it is about, the steps without their marks."""
        said = self.said[language]
        with override(language):
            steps = " ".join(piece.text for step in said["steps"] for piece in pieces(step))
        return said["title"], f"{said['about']} {said['also']}", steps


def pieces(step: str) -> list[Piece]:
    """The step cut at its marks, labels in the reader's language."""
    found: list[Piece] = []
    at = 0
    for mark in MARK.finditer(step):
        if mark.start() > at:
            found.append(Piece(step[at : mark.start()]))
        found.append(Piece(gettext(mark[1]), "label") if mark[1] else Piece(mark[2], "code"))
        at = mark.end()
    return [*found, Piece(step[at:])] if at < len(step) else found


def labels(step: str) -> list[str]:
    """The English words of the buttons and links that a step names."""
    return [mark[1] for mark in MARK.finditer(step) if mark[1]]


@cache
def tasks() -> Mapping[str, Task]:
    """Every task by its slug: personas in their order, tasks in the order of their file."""
    found = [_task(persona, row) for persona in PERSONAS for row in _rows(FOLDER / f"{persona}.toml")]
    return {task.slug: task for task in found}


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["task"]
    return rows


def _task(persona: str, row: dict[str, Any]) -> Task:
    said = {language: row[language] for language in LANGUAGES}
    lists = {name: tuple(row.get(name, ())) for name in ("arguments", "pages")}
    return Task(row["slug"], persona, said, row["door"], row.get("open", ""), **lists)
