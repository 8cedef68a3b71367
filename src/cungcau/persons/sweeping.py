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
from django.db.models import Q
from django.db.models.functions import Cast

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
    digits = {re.sub(r"\D", "", phone) for phone in phones}
    words = names | {fold(name) for name in names} | set(person.mails) | phones | digits
    return Sought(tuple(sorted(words - {""}, key=len, reverse=True)), f"– {person.first.pid}")


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
    casts = {f"text_of_{name}": Cast(name, models.TextField()) for name in names}
    spelt = {spelling for word in wanted.words for spelling in (word, json.dumps(word)[1:-1])}
    conditions = [Q(**{f"{cast}__icontains": word}) for cast in casts for word in spelt]
    return rows.alias(**casts).filter(reduce(or_, conditions)) if conditions else rows.none()


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
