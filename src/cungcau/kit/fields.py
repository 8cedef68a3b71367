"""Content in two languages: plain columns `title_vi` and `title_en`, one property `title` for the reader."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

OTHER = {"vi": "en", "en": "vi"}


def reader_language() -> str:
    """"vi" or "en": the language of the page being made."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


class both:  # noqa: N801 (read as a word: `title = both("title")`)
    """The text in the reader's language, else in the other one: ``title = both("title")``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, thing: Any, owner: type) -> Any:
        return self if thing is None else in_language(thing, self.name)[0]


def in_language(thing: Any, name: str, language: str | None = None) -> tuple[str, str]:
    """(text, its language): the asked language where it is written, else the other one."""
    asked = language or reader_language()
    own = getattr(thing, f"{name}_{asked}")
    return (own, asked) if own else (getattr(thing, f"{name}_{OTHER[asked]}"), OTHER[asked])


def in_pairs(*names: str) -> dict[str, str]:
    """Each field of these to its twin in the other language, for `pairs` of a form."""
    return {f"{name}_{here}": f"{name}_{there}" for name in names for here, there in (("vi", "en"), ("en", "vi"))}
