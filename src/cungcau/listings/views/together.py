"""Two people's words of one listing put together, with its tables of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.longform import together
from cungcau.kit.longform.merging import Flat
from cungcau.listings import presentation
from cungcau.listings.content import ROWS
from cungcau.listings.merging import KEYS, flat_content
from cungcau.listings.models import Listing, Specification, Target
from cungcau.listings.row_forms import row_values
from cungcau.listings.shown import initial_of
from cungcau.listings.views.amending import content_proposed
from cungcau.listings.views.contents import tables


class Together(together.Together):
    """What this person sent against what the listing says now."""

    KEYS = KEYS

    def __init__(self, form: Any, sets: dict[str, Any], listing: Listing) -> None:
        """`form` and `sets` have valid answers; `listing` is fresh from the database."""
        self.sets = sets
        super().__init__(form, listing)

    def shown(self) -> dict[str, Any]:
        return initial_of(self.thing)

    def mine(self) -> Flat:
        return flat_content({name: self.form.cleaned_data.get(name) for name in self.form.fields}, row_values(self.sets))

    def theirs(self) -> Flat:
        return content_shown(self.thing, list(self.form.fields), list(self.sets))

    def proposed(self) -> Flat:
        return content_proposed(self.thing)

    def rows_chosen(self, chosen: Mapping[str, list[Flat]]) -> dict[str, Any]:
        return {**row_values(self.sets), **{name: _full_rows(name, rows) for name, rows in chosen.items()}}

    def table_label(self, name: str) -> str:
        return tables()[name]

    def row_told(self, name: str, row: Flat) -> str:
        full = _full_rows(name, [row])[0]
        if name == "specifications":
            must = _("Must") if full["must"] else ""
            told = f"{full['parameter']}: {presentation.specification_value(Specification(**full))}"
            return f"{told} ({must})" if must else told
        if name == "targets":
            return str(Target(**full))
        parts = [presentation.label("ip_type", full["type"]), presentation.label("ip_status", full["status"]), full["number"]]
        return ", ".join(part for part in parts if part)

    def number_told(self, value: float) -> str:
        return presentation.number(value)


def content_shown(listing: Listing, fields: Sequence[str], tables: Sequence[str]) -> Flat:
    """What the listing says now in those fields and tables of its form."""
    shown = initial_of(listing)
    rows = {name: [vars(row) for row in getattr(listing, name).all()] for name in tables}
    return flat_content({name: shown.get(name) for name in fields}, rows)


def _full_rows(name: str, rows: Sequence[Flat]) -> list[Flat]:
    """Rows with every cell that the verb writes."""
    model, columns = ROWS[name]
    blank = {column: model._meta.get_field(column).get_default() for column in columns}
    return [{**blank, **row} for row in rows]
