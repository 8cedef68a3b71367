"""Human codes of listings: ``HHTP-NC-20261122-003`` (point, kind, day, number of the day)."""

from __future__ import annotations

from datetime import date

from cungcau.listings.models import Listing
from cungcau.registry.models import point

LETTERS = {"need": "NC", "offer": "CC"}


def next_reference(kind: str, day: date) -> str:
    """The next free reference of that day; the unique column settles races (the loser tries again as a whole)."""
    here = point()
    stem = f"{here.code if here else 'POINT'}-{LETTERS[kind]}-{day:%Y%m%d}-"
    taken = Listing.objects.filter(ref__startswith=stem).values_list("ref", flat=True)
    last = max((int(str(ref)[len(stem):]) for ref in taken), default=0)
    return f"{stem}{last + 1:03d}"
