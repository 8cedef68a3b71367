"""Rows of a formset without JavaScript: the button "add" sends the form, and gets one row more."""

from __future__ import annotations

from django.http import QueryDict

# Django itself refuses far longer formsets; a person never fills so many rows by hand.
MOST = 200


def asked_for_row(data: QueryDict, prefix: str) -> bool:
    """True when the press was on the button that adds a row, not on "save"."""
    return data.get("add-row") == prefix


def with_one_more(data: QueryDict, prefix: str) -> QueryDict:
    """The same answers with one more, empty, row."""
    more = data.copy()
    name = f"{prefix}-TOTAL_FORMS"
    given = data.get(name, "")
    more[name] = str(min(int(given), MOST) + 1 if given.isdecimal() else 1)
    return more
