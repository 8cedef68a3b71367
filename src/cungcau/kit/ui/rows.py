"""Rows of a formset without JavaScript: the button "add" sends the form, and gets one row more."""

from __future__ import annotations

from django.http import QueryDict


def asked_for_row(data: QueryDict, prefix: str) -> bool:
    """True when the press was on the button that adds a row, not on "save"."""
    return data.get("add-row") == prefix


def with_one_more(data: QueryDict, prefix: str) -> QueryDict:
    """The same answers with one more, empty, row."""
    more = data.copy()
    name = f"{prefix}-TOTAL_FORMS"
    more[name] = str(int(data.get(name) or 0) + 1)
    return more
