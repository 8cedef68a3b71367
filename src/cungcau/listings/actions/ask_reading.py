"""Ask an expert to read an offer under review."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing, Reading
from cungcau.listings.reading import may_be_asked
from cungcau.registry.models import Expert
from cungcau.trail.change import change
from cungcau.vocabulary.holidays import calendar


def ask_reading(listing: Listing, expert: Expert, *, by: Any, question: str = "", must: bool = False) -> Reading:
    """The expert reads that offer on a page of her own and answers within the time given in working days.

    With `must` the publication waits for the answer. Raises Refused for an expert without an account, of the same or an excluded
    organisation, or asked already.
    """
    due = calendar().due_after(timezone.localdate(), settings.READING_DAYS)
    reading = Reading(listing=listing, expert=expert, asked_by=by, question=question, must=must, due=due)
    with change(reading, "ask_reading", by=by, listing=listing.pid):
        if not may_be_asked(listing).filter(pk=expert.pk).exists():
            words = _("This expert cannot be asked: no account, a conflict of interest, or asked already.")
            raise Refused("expert", words, "expert")
        reading.save()
    return reading
