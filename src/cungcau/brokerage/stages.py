"""The stages of a case and the templates that order them: `stages.toml` as the room reads it.

A template is no rigid line: a broker goes to any later or earlier stage of it. What comes later and what was left out is told
by the order alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from cungcau.kit.fields import reader_language

FILE = Path(__file__).with_name("stages.toml")


@dataclass(frozen=True)
class Line:
    """One line of a checklist."""

    code: str
    vi: str
    en: str

    @property
    def words(self) -> str:
        return self.en if reader_language() == "en" else self.vi


@dataclass(frozen=True)
class Stage:
    """`days`: working days meant for it; `sides`: left for a later one only with both sides there."""

    code: str
    name_vi: str
    name_en: str
    optional: bool
    days: int
    source: str
    evidence_vi: str
    evidence_en: str
    lines: tuple[Line, ...]
    sides: bool = False

    @property
    def name(self) -> str:
        return self.name_en if reader_language() == "en" else self.name_vi

    @property
    def evidence(self) -> str:
        """What is asked for as evidence."""
        return self.evidence_en if reader_language() == "en" else self.evidence_vi


@dataclass(frozen=True)
class Template:
    """The stages of a way of working together, in their order."""

    code: str
    name_vi: str
    name_en: str
    modes: tuple[str, ...]
    stages: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.name_en if reader_language() == "en" else self.name_vi

    def after(self, code: str) -> tuple[str, ...]:
        return self.stages[self.stages.index(code) + 1 :]

    def between(self, start: str, end: str) -> tuple[str, ...]:
        """What is jumped over on the way from one stage to a later one."""
        return self.stages[self.stages.index(start) + 1 : self.stages.index(end)]

    def needs_sides(self, code: str) -> bool:
        """Only with both sides there: it comes after the stage that brings them together."""
        return any(stages()[one].sides for one in self.stages[: self.stages.index(code)])


@cache
def stages() -> dict[str, Stage]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["stage"]
    return {row["code"]: Stage(**{**row, "lines": tuple(Line(**line) for line in row["lines"])}) for row in rows}


@cache
def templates() -> dict[str, Template]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["template"]
    return {row["code"]: Template(**{**row, "modes": tuple(row["modes"]), "stages": tuple(row["stages"])}) for row in rows}


def template_of(mode: str) -> Template:
    """The template of a code of the scheme transfer_mode."""
    return next(one for one in templates().values() if mode in one.modes)


def choices(codes: tuple[str, ...] | None = None) -> list[tuple[str, str]]:
    """(code, name) for a select; of all stages where none are named."""
    return [(code, stages()[code].name) for code in codes or tuple(stages())]


def days_of(code: str) -> int:
    """The working days meant for a stage: the setting's, where it names the stage."""
    own = dict(pair.split("=", 1) for pair in settings.STAGE_DAYS if "=" in pair)
    given = own.get(code, "")
    return int(given) if given.isdecimal() and int(given) > 0 else stages()[code].days
