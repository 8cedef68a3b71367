"""Listings and the clock."""

from django.utils import timezone

from cungcau.jobs.queue import every, job
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import expire_listing, pause_listing
from cungcau.listings.models import Listing
from cungcau.listings.workflow import State
from cungcau.trail.models import Entry


@every("hour")
@job
def expire_old_listings() -> None:
    """A listing whose last day is past leaves the published ones (pages hide it at once, by the date)."""
    past = Listing.objects.filter(state__in=[State.PUBLISHED, State.PAUSED], valid_until__lt=timezone.localdate())
    for listing in past:
        expire_listing(listing, by=SYSTEM)


@job
def pause_listings_of_suspended(entry_id: int) -> None:
    """Hears: an organisation was suspended."""
    pid = Entry.objects.get(pk=entry_id).subject_key
    for listing in Listing.objects.filter(organisation__pid=pid, state=State.PUBLISHED):
        try:
            pause_listing(listing, by=SYSTEM, note="")
        except (Stale, IllegalMove):
            continue  # somebody has just moved it; it is no longer published
