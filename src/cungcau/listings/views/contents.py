"""The list of sections beside the form: where one can go, and how much of it review still needs."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from cungcau.kit.ui.fields import section_id
from cungcau.listings.completeness import REQUIRED

# The tables stand behind the section of this field.
BEHIND = {"need": "not_wanted", "offer": "waste"}
RIGHTS_BEHIND = "existing_licences"


class Section(NamedTuple):
    """`needs` are its fields that review asks for, `open` how many of them are still empty."""

    id: str
    legend: str
    needs: list[str]
    open: int


def contents_of(form: Any, sets: dict[str, Any]) -> list[Section]:
    """The sections of a form and its tables, in the order of the page."""
    needed = {row.field for row in REQUIRED if form.kind in row.kinds}
    found: list[Section] = []
    for number, (legend, _help, names) in enumerate(form.sections):
        needs = [name for name in names if name in needed and name in form.fields]
        empty = [name for name in needs if not any(_values(form[name].value()))]
        if any(name in form.fields for name in names):
            found.append(Section(section_id(number), legend, needs, len(empty)))
        if BEHIND[form.kind] in names:
            found += [_table(name, title) for name, title in tables().items() if name in sets and name != "ip_items"]
        if RIGHTS_BEHIND in names and "ip_items" in sets:
            found.append(_table("ip_items", tables()["ip_items"]))
    return found


def tables() -> dict[str, str]:
    """What the tables of the form are called."""
    return {"specifications": _("Specifications"), "targets": _("Measurable targets"), "ip_items": _("Intellectual property")}


def _table(name: str, title: str) -> Section:
    return Section(f"rows-{name}", title, [], 0)


def _values(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
