"""Write down that an organisation was checked: how far, when, with what evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.files.actions import attach_file
from cungcau.kit.errors import Refused
from cungcau.registry.models import Level, Organisation, Verification
from cungcau.trail.change import change

COUNTS_FOR = {Level.TAX_CODE: 2, Level.SITE: 3}  # years; the house's own rule, not a law


def record_verification(
    organisation: Organisation, level: str, *, by: Any, on: date, evidence: str = "", valid_until: date | None = None,
    upload: Any = None,
) -> Verification:
    """A row with its day and evidence (words, a file, or both); renewed by another one.

    Without `valid_until` it counts two years (tax code) or three (visit). Raises PermissionDenied, Refused (on a field).
    """
    if not evidence and upload is None:
        raise Refused("no_evidence", _("Say what was seen, or attach a file: a check without evidence is none."), "evidence")
    if on > timezone.localdate():
        raise Refused("not_yet", _("The day of the check is still to come."), "on")
    if level == Level.TAX_CODE and not organisation.tax_code:
        raise Refused("no_tax_code", _("No tax code of this organisation is recorded: write it down first."), "level")
    row = Verification(
        organisation=organisation, level=level, on=on, evidence=evidence,
        valid_until=valid_until or _years_later(on, COUNTS_FOR[Level(level)]), by=by if isinstance(by, User) else None,
    )  # fmt: skip
    with change(organisation, "record_verification", by=by, level=level, on=str(on)):
        row.save()
        if upload is not None:
            attach_file(row, upload, upload.name, by=by)
    return row


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))
