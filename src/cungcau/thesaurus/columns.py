"""A column of several short texts."""

from __future__ import annotations

from typing import Any

from django.db import models

BAR = "|"


class ValuesField(models.TextField):
    """A tuple of texts, kept as "|a|b|", so that every database finds the rows of one: `…__contains="|a|"`."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> tuple[str, ...]:
        return _values(value or "")

    def to_python(self, value: Any) -> tuple[str, ...]:
        return _values(value) if isinstance(value, str) else tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        return value if isinstance(value, str) else _text(value or ())

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))


def _values(text: str) -> tuple[str, ...]:
    return tuple(value for value in text.split(BAR) if value)


def _text(values: Any) -> str:
    return f"{BAR}{BAR.join(values)}{BAR}" if values else ""
