"""The list of sections beside a long form: where one can go, and how much of what is needed is still empty."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from cungcau.kit.ui.fields import section_id


class Section(NamedTuple):
    """`needs` are its fields that must be filled sooner or later, `open` how many of them are still empty."""

    id: str
    legend: str
    needs: list[str]
    open: int


def sections_of(form: Any, needed: Collection[str]) -> list[tuple[Section, tuple[str, ...]]]:
    """The sections of a form that have fields for this reader, in the order of the page, each with all its names."""
    found = []
    for number, (legend, _help, names) in enumerate(form.sections):
        needs = [name for name in names if name in needed and name in form.fields]
        empty = [name for name in needs if not any(_values(form[name].value()))]
        if any(name in form.fields for name in names):
            found.append((Section(section_id(number), legend, needs, len(empty)), names))
    return found


def _values(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
