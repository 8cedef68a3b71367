"""A moderator's comments at the fields of the form: shown there, marked as mended there, answered there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from cungcau.listings.models import Listing
from cungcau.listings.quality import ROWS

WHOLE = ""


@dataclass(frozen=True)
class Remark:
    """One comment as the form shows it: with what is saved, or with what is typed and not saved yet."""

    pid: str
    field: str
    text: str
    by_name: str
    is_mended: bool
    answer: str


def remarks_of(listing: Listing, data: QueryDict | None = None) -> list[Remark]:
    """The comments that no publication has closed, in their order."""
    typed = set(data.getlist("remark")) if data else set()
    marked = set(data.getlist("mended")) if data else set()
    return [
        Remark(
            one.pid, one.field, one.text, one.by_name,
            one.pid in marked if one.pid in typed else one.mended_at is not None,
            data.get(f"answer-{one.pid}", "") if data and one.pid in typed else one.answer,
        )
        for one in listing.comments.filter(closed_at=None)
    ]  # fmt: skip


def put_remarks(form: Any, sets: Mapping[str, Any], listing: Listing, data: QueryDict | None = None) -> list[Remark]:
    """Hang them on the form and on the tables under it, which draw them; those for the whole, or for no field, come back."""
    places: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks_of(listing, data):
        known = remark.field in form.fields or (remark.field in ROWS and remark.field in sets)
        places[remark.field if known else WHOLE].append(remark)
    form.remarks = places
    for name, rows in sets.items():
        rows.remarks = places.get(name, [])
    return places[WHOLE]


def places_to_mend(remarks: Mapping[str, list[Remark]]) -> list[tuple[str, str]]:
    """(field or table, the first comment there) where something is still to be mended: a long form shows it only further down."""
    open_ = {name: [one for one in asked if not one.is_mended] for name, asked in remarks.items() if name}
    return [(name, f"remark-{asked[0].pid}") for name, asked in open_.items() if asked]


def mended_in(data: QueryDict) -> dict[str, Any]:
    """What `mend_listing` takes, from the form."""
    shown = data.getlist("remark")
    return {"shown": shown, "mended": data.getlist("mended"), "answers": {pid: data.get(f"answer-{pid}", "") for pid in shown}}
