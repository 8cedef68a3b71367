"""When digests are made: daily ones on working days, weekly ones on one day of the week, at the hour of the settings."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from cungcau.discovery.models import Rhythm, Round
from cungcau.vocabulary.holidays import calendar


def turns_at(now: datetime) -> list[tuple[str, str]]:
    """(rhythm, its turn) that have come by this moment, taken or not. One that was missed is still there later: of a day until
    it ends, of a week until the next."""
    moment = timezone.localtime(now)
    turns = []
    if moment.hour >= settings.DIGEST_HOUR and calendar().is_working(moment.date()):
        turns.append((str(Rhythm.DAILY), f"{moment:%Y-%m-%d}"))
    if (moment.isoweekday(), moment.hour) >= (settings.DIGEST_WEEKDAY, settings.DIGEST_HOUR):
        turns.append((str(Rhythm.WEEKLY), f"{moment:%G-W%V}"))
    return turns


def take(rhythm: str, slot: str) -> bool:
    """Is it ours? Of several workers exactly one has it."""
    if Round.objects.filter(rhythm=rhythm, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            Round.objects.create(rhythm=rhythm, slot=slot)
    except IntegrityError:
        return False
    return True
