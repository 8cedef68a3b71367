"""How often the page of a code was opened: a number a day, and nothing of who opened it."""

from __future__ import annotations

import structlog
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from cungcau.brokerage.sheet_models import Sheet, SheetVisit

log = structlog.get_logger("sheets")


def count_visit(sheet: Sheet, number: int = 0) -> None:
    """Beside the page and never in its way: a visit that cannot be counted is left out."""
    today = {"sheet": sheet, "number": number, "day": timezone.localdate()}
    try:
        with transaction.atomic():
            row, _is_new = SheetVisit.objects.get_or_create(**today)
            SheetVisit.objects.filter(pk=row.pk).update(count=F("count") + 1)
    except DatabaseError as error:
        log.error("visit_not_counted", sheet=sheet.pid, error=type(error).__name__)
