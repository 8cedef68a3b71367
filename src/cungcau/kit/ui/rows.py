"""Rows of a formset without JavaScript: the button "add" sends the form, and gets one row more."""

from __future__ import annotations

from typing import Any

from django.forms.utils import ErrorDict, ErrorList
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
    more[name] = str(min(int(given), MOST) + 1 if given.isdecimal() and len(given) < 6 else 1)
    return more


def unjudged(form: Any) -> Any:
    """A bound form, or formset, that shows what was typed and no faults: the person is still writing."""
    for one in getattr(form, "forms", [form]):
        one._errors = ErrorDict()  # Django judges when this is None
    if hasattr(form, "forms"):
        form._errors, form._non_form_errors = [], ErrorList()
    return form
