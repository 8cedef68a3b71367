"""Human codes of listings, and of what rooms above number alike: ``HHTP-NC-20261122-003``.

Point, kind, day, number of the day.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Length

from cungcau.listings.models import Listing, Numbering
from cungcau.registry.models import Point

LETTERS = {"need": "NC", "offer": "CC", "case": "HS", "agreement": "TT"}


def next_reference(kind: str, day: date) -> str:
    """The next free reference of that day."""
    return reserved(kind, day, 1)[0]


def reserved(kind: str, day: date, count: int) -> list[str]:
    """As many references of that day that nobody else will get, in their order.

    Whoever writes for long asks for all of them before, so that others need not wait for the end of that transaction.
    """
    code = Point.objects.values_list("code", flat=True).first() or "POINT"
    stem = f"{code}-{LETTERS[kind]}-{day:%Y%m%d}-"
    with transaction.atomic(savepoint=False):
        mine = Numbering.objects.filter(stem=stem)
        if not mine.update(last=F("last") + count):
            Numbering.objects.get_or_create(stem=stem, defaults={"last": _last_given(stem)})
            mine.update(last=F("last") + count)
        last = mine.values_list("last", flat=True).get()
    return [f"{stem}{number:03d}" for number in range(last - count + 1, last + 1)]


def _last_given(stem: str) -> int:
    """The highest number of listings that are there already; asked once a day. The longest first: 1000 comes after 999."""
    last = Listing.objects.filter(ref__startswith=stem).order_by(Length("ref").desc(), "-ref").values_list("ref", flat=True)[:1]
    return int(str(last[0])[len(stem):]) if last else 0
