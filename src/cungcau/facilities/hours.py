"""Opening hours as people write them: ``8:00-12:00, 13h30-17:00``; a line a day of the week, empty for closed."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

GRAIN_MINUTES = 30
_TIME = r"(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?)?"
_SPAN = re.compile(rf"\s*{_TIME}\s*(?:-|–|—|đến|to)\s*{_TIME}\s*", re.IGNORECASE)
Span = tuple[time, time]


def read_hours(text: str) -> list[Span]:
    """The spans of one day, in order. Raises ValidationError that says what to mend."""
    spans = sorted(_span(part) for part in re.split(r"[,;\n]", text) if part.strip())
    for (_opens, closes), (opens, _closes) in pairwise(spans):
        if opens < closes:
            raise ValidationError(_("Two of the times overlap."), code="overlap")
    return spans


def _span(part: str) -> Span:
    found = _SPAN.fullmatch(part)
    if found is None:
        raise ValidationError(_("“%(part)s” is no time: write 8:00-12:00, 13:30-17:00.") % {"part": part.strip()}, code="hours")
    opens, closes = _time(found[1], found[2]), _time(found[3], found[4])
    if opens >= closes:
        raise ValidationError(_("“%(part)s” ends before it begins.") % {"part": part.strip()}, code="order")
    return opens, closes


def _time(hour: str, minute: str | None) -> time:
    try:
        given = time(int(hour), int(minute or 0))
    except ValueError:
        raise ValidationError(_("An hour is 0 to 23, a minute 00 or 30."), code="time") from None
    if given.minute % GRAIN_MINUTES:
        raise ValidationError(_("Times are whole and half hours."), code="grain")
    return given


def write_hours(spans: list[Span]) -> str:
    return ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in spans)
