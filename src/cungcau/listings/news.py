"""Who hears of what a review brings: experts, moderators, owners."""

from __future__ import annotations

from cungcau.access.models import User
from cungcau.jobs.queue import job
from cungcau.listings.models import Change, Listing, Reading
from cungcau.listings.queries import authors_of
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry


@job
def tell_new_reader(entry_id: int) -> None:
    """Hears: a listing under review was given to a moderator by another one."""
    entry = Entry.objects.get(pk=entry_id)
    listing = Listing.objects.filter(pid=entry.subject_key).first()
    reader = User.objects.filter(pid=entry.facts.get("to", ""), is_active=True).exclude(name=entry.actor_name).first()
    if listing is not None and reader is not None:
        _tell(reader, "review_given", listing, entry, url=f"{listing.get_absolute_url()}review/")


@job
def tell_of_change(entry_id: int) -> None:
    """Hears: a change of what is published waits, was accepted or returned."""
    entry = Entry.objects.get(pk=entry_id)
    proposed = Change.objects.select_related("listing").filter(pid=entry.subject_key).first()
    if proposed is None:
        return
    listing = proposed.listing
    if entry.verb == "propose_change":
        for moderator in User.objects.filter(role_rows__name="moderator", is_active=True):
            _tell(moderator, "change_waits", listing, entry, url=f"{listing.get_absolute_url()}review/")
    else:
        kind = {"accept_change": "change_accepted", "return_change": "change_returned"}[entry.verb]
        for person in authors_of(listing):
            _tell(person, kind, listing, entry, comment=entry.note)


@job
def tell_of_reading(entry_id: int) -> None:
    """Hears: an expert was asked, or has answered or declined."""
    entry = Entry.objects.get(pk=entry_id)
    reading = Reading.objects.select_related("listing", "expert__user", "asked_by").filter(pid=entry.subject_key).first()
    if reading is None:
        return
    if entry.verb == "ask_reading":
        person, kind, url = reading.expert.user, "reading_asked", reading.get_absolute_url()
    else:
        person, kind = reading.asked_by, "reading_answered"
        url = f"{reading.listing.get_absolute_url()}review/"
    if person is not None:
        _tell(person, kind, reading.listing, entry, url=url, about=reading)


def _tell(person: User, kind: str, listing: Listing, entry: Entry, *, url: str = "", about: object = None, **facts: str) -> None:
    titles = {"title_vi": listing.title_vi or listing.title_en, "title_en": listing.title_en or listing.title_vi}
    tell(person, kind, about=about or listing, url=url, once=f"entry:{entry.pk}", who=entry.actor_name, **titles, **facts)  # type: ignore[arg-type]
