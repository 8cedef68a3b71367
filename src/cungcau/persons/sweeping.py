"""A person's name, addresses and numbers struck out wherever they stand: in every text of every table of the house.

A room need not be known here: new tables are gone through as the old ones are. What a room has declared to stay is left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Cast, Coalesce

from cungcau.access.models import User
from cungcau.access.persons import Person, kept_columns
from cungcau.engines.common.text import fold
from cungcau.registry.models import Contact, Expert

DIGITS = 8  # fewer are no telephone number of anybody
OF_OTHERS = {"jobs", "sessions", "contenttypes", "auth"}


@dataclass(frozen=True)
class Sought:
    """What is struck out, the longest first, and what is written instead."""

    words: tuple[str, ...]
    instead: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in self.words), re.IGNORECASE)


def sought(person: Person) -> Sought:
    """A name of one word, or that others bear too, tells nobody apart: in running text it is left, and the page says so."""
    names = {name for name in person.names if len(name.split()) > 1} - set(homonyms(person))
    phones = {phone for phone in person.phones if sum(letter.isdigit() for letter in phone) >= DIGITS}
    written = {spelling for phone in phones for spelling in _spellings(re.sub(r"\D", "", phone))}
    words = names | {fold(name) for name in names} | set(person.mails) | phones | written
    return Sought(tuple(sorted(words - {""}, key=len, reverse=True)), f"– {person.first.pid}")


def _spellings(digits: str) -> Iterator[str]:
    """A number as people write it: at one stroke, in groups, with the country before it."""
    yield digits
    yield from (f"{digits[:4]}{between}{digits[4:7]}{between}{digits[7:]}" for between in " .-")
    if digits.startswith("0"):
        yield f"+84{digits[1:]}"
    if digits.startswith("84"):
        yield f"0{digits[2:]}"


def homonyms(person: Person) -> list[str]:
    """Names of hers that somebody else has too."""
    keys = {(type(thing), thing.pk) for thing in person.things}
    found = set()
    for model in (User, Contact, Expert):
        rows = model._default_manager.filter(name__in=person.names).values_list("pk", "name")
        found |= {name for pk, name in rows if (model, pk) not in keys}
    return sorted(found)


def found_in(model: type[models.Model], names: list[str], wanted: Sought) -> models.QuerySet[Any]:
    """The rows of a table in which something of her stands."""
    rows = model._base_manager.all()
    spelt = {shape for word in wanted.words for case in _cases(word) for shape in (case, json.dumps(case)[1:-1])}
    conditions = [Q(whole_row__icontains=word) for word in spelt]
    # All columns as one text: a condition for each column and spelling would be more than SQLite takes in one question.
    text = models.TextField()
    parts = [part for name in names for part in (Coalesce(Cast(name, text), Value(""), output_field=text), Value("\n"))]
    whole = Func(*parts, template="(%(expressions)s)", arg_joiner=" || ", output_field=text)  # Concat nests: too deep for SQLite
    return rows.alias(whole_row=whole).filter(reduce(or_, conditions)) if conditions and names else rows.none()


def _cases(word: str) -> set[str]:
    """SQLite takes Á and á for two letters."""
    return {word, word.upper(), word.lower()} if not word.isascii() else {word}


def tables() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table with its columns of text that may be written over."""
    for model in apps.get_models():
        kept = set(kept_columns().get(model._meta.label_lower, ()))
        names = [
            column.name for column in model._meta.concrete_fields
            if isinstance(column, models.CharField | models.TextField | models.JSONField)
            and column.name not in kept and column.editable and not column.primary_key and not column.choices
        ] + [column.name for column in model._meta.concrete_fields if column.name in {"folded", "sort_key"} - kept]  # fmt: skip
        if names and model._meta.app_label not in OF_OTHERS:
            yield model, list(dict.fromkeys(names))


def count(person: Person) -> dict[str, int]:
    """Table → in how many rows something of her stands; nothing is written."""
    wanted = sought(person)
    numbers = {model._meta.label_lower: found_in(model, names, wanted).count() for model, names in tables()}
    return {label: number for label, number in numbers.items() if number}


def strike_out(wanted: Sought) -> dict[str, int]:
    """Table → in how many rows it was struck out. Inside a transaction."""
    done = {}
    for model, names in tables():
        rows = list(found_in(model, names, wanted))
        done[model._meta.label_lower] = sum(_struck(row, names, wanted) for row in rows)
    return {label: number for label, number in done.items() if number}


def _struck(row: Any, names: list[str], wanted: Sought) -> bool:
    changed = {}
    for name in names:
        before = getattr(row, name)
        after = _without(before, wanted)
        if after != before:
            column: Any = row._meta.get_field(name)
            changed[name] = after[: column.max_length] if isinstance(after, str) and column.max_length else after
    if changed:
        type(row)._base_manager.filter(pk=row.pk).update(**changed)
    return bool(changed)


def _without(value: Any, wanted: Sought) -> Any:
    if isinstance(value, str):
        return wanted.pattern.sub(wanted.instead, value)
    if isinstance(value, dict):
        return {_without(key, wanted): _without(one, wanted) for key, one in value.items()}
    return [_without(one, wanted) for one in value] if isinstance(value, list) else value
