"""What is kept about a person, in her language: names of tables and columns, dates, choices, who is meant by a key.

What only a machine reads (keys, versions, marks) is left to the file for machines.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format

from cungcau.access.models import User
from cungcau.access.persons import Person
from cungcau.kit.flow import label_of
from cungcau.registry.models import Contact, Expert, Organisation, Zone

NAMES = Path(__file__).with_name("names.csv")
FOR_MACHINES = {
    "id", "pid", "version", "fingerprint", "url", "key", "merged_key", "survivor_key", "journal", "tab", "number",
    "external_id", "facts",
}  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?")


def lines_of(person: Person | None, label: str, rows: list[dict[str, Any]], language: str) -> Iterator[list[tuple[str, Any]]]:
    """Each row as (name of the column, words)."""
    for row in rows:
        said = [(column, _words(person, label, column, value, language)) for column, value in row.items()]
        yield [(name_of(column, language), words) for column, words in said if words not in ("", None)]


def name_of(key: str, language: str) -> str:
    """What a table or a column is called; one that has no name yet, or comes from a room to come, by its own."""
    return _names().get(key, {}).get(language, key)


@cache
def _names() -> dict[str, dict[str, str]]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {row["key"]: {"vi": row["vi"], "en": row["en"]} for row in csv.DictReader(file)}


def _words(person: Person | None, label: str, column: str, value: Any, language: str) -> Any:
    if column in FOR_MACHINES or value in ("", None, [], {}):
        return ""
    if label == "trail.entry" and column in {"verb", "subject"}:
        return _verb(value, language) if column == "verb" else name_of(str(value).partition(":")[0], language)
    field = _field(label, column)
    if isinstance(field, models.ForeignKey):
        return _meant(person, field, value, language)
    choices = dict(field.flatchoices) if field is not None else {}
    return str(choices[value]) if _hashable(value) and value in choices else plain_words(value, language)


def plain_words(value: Any, language: str) -> Any:
    """A yes or no, a number, a day or moment, several of them."""
    if isinstance(value, bool):
        return name_of("yes" if value else "no", language)
    if isinstance(value, int | float):
        return number_format(value)
    if isinstance(value, list | tuple):
        return "\n".join(str(plain_words(one, language)) for one in value)
    if isinstance(value, dict):
        return "\n".join(f"{name_of(key, language)}: {plain_words(one, language)}" for key, one in value.items())
    found = _moment(value) if isinstance(value, str) else value
    if isinstance(found, datetime):
        return date_format(timezone.localtime(found) if timezone.is_aware(found) else found, "SHORT_DATETIME_FORMAT")
    return date_format(found, "SHORT_DATE_FORMAT") if isinstance(found, date) else found


def _moment(text: str) -> Any:
    if not MOMENT.fullmatch(text):
        return text
    try:
        return (parse_datetime(text) if len(text) > 10 else parse_date(text)) or text
    except ValueError:
        return text


def _hashable(value: Any) -> bool:
    return isinstance(value, str | int | float | bool)


def _verb(verb: str, language: str) -> str:
    return _names().get(f"verb:{verb}", {}).get(language) or str(label_of(verb) or verb.replace("_", " "))


@cache
def _field(label: str, column: str) -> Any:
    try:
        return next((one for one in apps.get_model(label)._meta.concrete_fields if column in {one.attname, one.name}), None)
    except (LookupError, ValueError):
        return None


def _meant(person: Person | None, field: Any, value: Any, language: str) -> str:
    """Of an organisation or a place its name; of people herself alone by name, others are somebody else."""
    model = field.related_model
    found = model._default_manager.filter(**{field.target_field.attname: value}).first()
    if found is None:
        return ""
    if model in {User, Contact, Expert}:
        return str(found) if person is not None and found in person.things else name_of("somebody", language)
    return str(found) if model in {Organisation, Zone} or model._meta.app_label == "vocabulary" else ""
