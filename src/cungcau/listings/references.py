"""Human codes of listings: ``HHTP-NC-20261122-003`` (point, kind, day, number of the day)."""

from __future__ import annotations

from datetime import date

from django.db.models.functions import Length

from cungcau.listings.models import Listing
from cungcau.registry.models import Point

LETTERS = {"need": "NC", "offer": "CC"}


def next_reference(kind: str, day: date) -> str:
    """The next free reference of that day; the unique column settles races (the loser tries again as a whole)."""
    code = Point.objects.values_list("code", flat=True).first() or "POINT"
    stem = f"{code}-{LETTERS[kind]}-{day:%Y%m%d}-"
    # The longest first: 1000 comes after 999.
    last = Listing.objects.filter(ref__startswith=stem).order_by(Length("ref").desc(), "-ref").values_list("ref", flat=True)[:1]
    number = int(str(last[0])[len(stem):]) if last else 0
    return f"{stem}{number + 1:03d}"
