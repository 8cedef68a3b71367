"""The shipped questions, and questions that a planner writes herself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import count
from pathlib import Path

from cungcau.kit.fields import reader_language

FILE = Path(__file__).with_name("questions.toml")
OWN = "own"
Question = dict[str, str]


@cache
def shipped() -> tuple[Question, ...]:
    return tuple(tomllib.loads(FILE.read_text(encoding="utf-8"))["question"])


def choices() -> list[tuple[str, str]]:
    """(key, text in the reader's language) of the shipped questions."""
    language = reader_language()
    return [(one["key"], one[language]) for one in shipped()]


def chosen(keys: list[str], own_lines: str, known: Iterable[Question] = ()) -> list[Question]:
    """The questions of a campaign: the shipped ones of these keys, then one for each line that was typed (answered in words).

    A line that stands among the `known` questions keeps its key, and with it the answers that were given.
    """
    keys_of = {one["vi"]: one["key"] for one in known if one["key"].startswith(OWN)}
    fresh = count(1 + max((int(key.removeprefix(OWN)) for key in keys_of.values()), default=0))
    lines = dict.fromkeys(line.strip() for line in own_lines.splitlines() if line.strip())
    typed = [{"key": keys_of.get(line) or f"{OWN}{next(fresh)}", "kind": "text", "vi": line, "en": ""} for line in lines]
    return [one for one in shipped() if one["key"] in keys] + typed


def typed_in(questions: list[Question]) -> str:
    """The lines that the planner wrote herself."""
    return "\n".join(one["vi"] for one in questions if one["key"].startswith(OWN))
