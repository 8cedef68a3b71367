"""Make a sheet with a code for listings that are shown at an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.openness import is_open_to_strangers
from cungcau.brokerage.sheet_models import Sheet, SheetLine
from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.trail.change import change


def make_sheet(listings: Sequence[Listing], *, by: Any, occasion: str, on: date, place: str = "", pid: str = "") -> Sheet:
    """In the order in which they are given. `pid` is the id that the form was given: a second press finds the sheet of the first.

    Raises PermissionDenied, Refused where there is none, or one that strangers may not read.
    """
    if pid and (known := Sheet.objects.filter(pid=pid, created_by_id=by.pk).first()):
        return known
    closed = [one for one in listings if not is_open_to_strangers(one)]
    sheet = Sheet(occasion=occasion, on=on, place=place, created_by_id=by.pk)
    sheet.pid = pid or sheet.pid
    with change(sheet, "make_sheet", by=by):
        if not listings or closed:
            words = ", ".join(one.ref or one.title for one in closed)
            raise Refused("not_open", _("Not everybody may read these now: %(refs)s.") % {"refs": words} if closed else _(
                "Choose at least one listing."
            ), field="listings")  # fmt: skip
        sheet.save()
        SheetLine.objects.bulk_create(
            [SheetLine(sheet=sheet, number=number, listing=one) for number, one in enumerate(dict.fromkeys(listings), start=1)]
        )
    return sheet
