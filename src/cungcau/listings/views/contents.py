"""The list of sections beside the form of a listing: its own, and its tables between them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.longform.contents import Section, sections_of
from cungcau.listings.completeness import REQUIRED

# The tables stand behind the section of this field.
BEHIND = {"need": "not_wanted", "offer": "waste"}
RIGHTS_BEHIND = "existing_licences"


def contents_of(form: Any, sets: dict[str, Any]) -> list[Section]:
    """The sections of a form and its tables, in the order of the page; counted is what review asks for."""
    needed = {row.field for row in REQUIRED if form.kind in row.kinds}
    found: list[Section] = []
    for section, names in sections_of(form, needed):
        found.append(section)
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
