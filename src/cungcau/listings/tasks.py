"""Listings and the clock."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.jobs.queue import every, job
from cungcau.kit.longform.typed import forget_old, forget_person
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import ask_about_listings, expire_listing, pause_listing
from cungcau.listings.models import Listing
from cungcau.listings.queries import authors_of
from cungcau.listings.questions import due_by_person, listings_due
from cungcau.listings.unsaved import Autosave, OpenForm
from cungcau.listings.workflow import State
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry

NEWS_FOR = timedelta(days=7)


@every("hour")
@job
def expire_old_listings() -> None:
    """A listing whose last day is past leaves the published ones (pages hide it at once, by the date)."""
    past = Listing.objects.filter(state__in=[State.PUBLISHED, State.PAUSED], valid_until__lt=timezone.localdate())
    for listing in past:
        expire_listing(listing, by=SYSTEM)


@every("day")
@job
def forget_old_typing() -> None:
    """What nobody went on with for two months, and forms that were closed long ago."""
    forget_old(Autosave, OpenForm)


@job
def forget_typing_of_erased(entry_id: int) -> None:
    """Hears: an account was erased."""
    forget_person(Autosave, OpenForm, Entry.objects.get(pk=entry_id).subject_key)


@every("day")
@job
def ask_owners() -> None:
    """Whose listings have not been confirmed for long, or end soon, is asked by mail: one mail a person, each step once.

    Asked again after a crash it goes on where it was: what a person was told is counted with the mail.
    """
    for person, due in due_by_person(listings_due().iterator(chunk_size=500), timezone.now()):
        ask_about_listings(person, due, by=SYSTEM)


@job
def tell_of_change(entry_id: int) -> None:
    """Hears: an owner says that something has changed; who looks after it at the point, else the moderators, hear it."""
    listing, entry = _news(entry_id)
    if listing is None:
        return
    adviser = listing.adviser if listing.adviser and listing.adviser.is_active else None
    for officer in [adviser] if adviser else User.objects.filter(role_rows__name="moderator", is_active=True):
        _tell(officer, "listing_flagged", listing, entry, comment=entry.note)


@job
def pause_listings_of_suspended(entry_id: int) -> None:
    """Hears: an organisation was suspended."""
    pid = Entry.objects.get(pk=entry_id).subject_key
    for listing in Listing.objects.filter(organisation__pid=pid, state=State.PUBLISHED):
        pause_listing(listing, by=SYSTEM)  # where somebody was first, the job is tried again with what is still published


@job
def tell_moderators(entry_id: int) -> None:
    """Hears: a listing was sent for review."""
    listing, entry = _news(entry_id)
    if listing is not None:
        for moderator in User.objects.filter(role_rows__name="moderator", is_active=True):
            _tell(moderator, "listing_submitted", listing, entry)


@job
def tell_author(entry_id: int) -> None:
    """Hears: a listing was returned or published."""
    listing, entry = _news(entry_id)
    if listing is None:
        return
    kind = {"return": "listing_returned", "publish": "listing_published"}[entry.verb]
    for person in authors_of(listing):
        _tell(person, kind, listing, entry, comment=entry.note, fields=len(entry.facts.get("fields", [])))


def _news(entry_id: int) -> tuple[Listing | None, Entry]:
    """The listing of an entry; None when it is gone or the news is old."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.at < timezone.now() - NEWS_FOR:
        return None, entry
    return Listing.objects.filter(pid=entry.subject_key).first(), entry


def _tell(person: User, kind: str, listing: Listing, entry: Entry, **facts: Any) -> None:
    titles = {"title_vi": listing.title_vi or listing.title_en, "title_en": listing.title_en or listing.title_vi}
    tell(person, kind, about=listing, once=f"entry:{entry.pk}", who=entry.actor_name, **titles, **facts)
