"""The house's clock: each periodic job gets its turn once a period, whoever asks first."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from cungcau.jobs.models import Tick
from cungcau.jobs.queue import PERIODIC, PERIODS, enqueue

KEPT_FOR = timedelta(days=3)


def tick(now: datetime | None = None) -> list[str]:
    """Enqueue every periodic job whose turn of this period is not yet taken; the names of those enqueued."""
    moment = timezone.localtime(now or timezone.now())
    started = []
    for name, (period, wanted) in PERIODIC.items():
        if _take_turn(name, moment.strftime(PERIODS[period])):
            enqueue(wanted)
            started.append(name)
    if started:
        Tick.objects.filter(taken_at__lt=timezone.now() - KEPT_FOR).delete()
    return started


def _take_turn(name: str, slot: str) -> bool:
    if Tick.objects.filter(name=name, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            Tick.objects.create(name=name, slot=slot)
    except IntegrityError:
        return False
    return True
