"""What happens after a step: news for the other side, in the words of their language; and reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format

from cungcau.access.models import User
from cungcau.facilities.actions import remind_booking
from cungcau.facilities.models import Booking, Facility
from cungcau.facilities.queries import deciders_of, editors_of, soon
from cungcau.jobs.queue import every, job
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry

NEWS_FOR = timedelta(days=7)
REMINDER_HOURS = 24
OWNER_HEARS = {"request", "accept", "turn_down"}


@job
def tell_readers(entry_id: int) -> None:
    """Hears: an entry was sent for review."""
    facility, entry = _news(Facility, entry_id)
    if facility is not None:
        readers = User.objects.filter(role_rows__name__in=["moderator", "steward"], is_active=True).distinct()
        for reader in readers:
            tell(reader, "facility_submitted", about=facility, once=f"entry:{entry.pk}", **_titles(facility))


@job
def tell_owner(entry_id: int) -> None:
    """Hears: an entry was published or returned."""
    facility, entry = _news(Facility, entry_id)
    if facility is not None:
        kind = {"publish": "facility_published", "return": "facility_returned"}[entry.verb]
        for editor in editors_of(facility.organisation_id):
            tell(editor, kind, about=facility, once=f"entry:{entry.pk}", comment=entry.note, **_titles(facility))


@job
def tell_other_side(entry_id: int) -> None:
    """Hears: a time was asked for, given, declined, proposed, accepted, turned down, cancelled."""
    booking, entry = _news(Booking, entry_id)
    if booking is None:
        return
    asking = [booking.requested_by] if booking.requested_by else []
    lending = deciders_of(booking.facility)
    if entry.verb == "cancel":
        by_lender = entry.actor in {urn(user) for user in editors_of(booking.owner_id)}
        people: Iterable[User] = asking if by_lender else lending
    else:
        people = lending if entry.verb in OWNER_HEARS else asking
    _tell_of(booking, f"booking_{entry.verb}", people, f"entry:{entry.pk}", note=entry.note)


@every("hour")
@job
def remind() -> None:
    """Both sides, the day before."""
    for booking in soon(REMINDER_HOURS).select_related("facility", "requested_by"):
        if remind_booking(booking, by=SYSTEM):
            asking = [booking.requested_by] if booking.requested_by else []
            _tell_of(booking, "booking_reminder", [*asking, *deciders_of(booking.facility)], f"reminder:{booking.pid}")


def _tell_of(booking: Booking, kind: str, people: Iterable[User], once: str, **facts: Any) -> None:
    for person in {one.pk: one for one in people if one.is_active}.values():
        with translation.override(person.language):
            when = _when(booking)
        known = {"when": when, "who": str(booking.organisation), **_titles(booking.facility), **facts}
        tell(person, kind, about=booking, once=once, **known)


def _when(booking: Booking) -> str:
    starts, ends = timezone.localtime(booking.starts_at), timezone.localtime(booking.ends_at)
    return f"{date_format(starts, 'SHORT_DATE_FORMAT')}, {starts:%H:%M}–{ends:%H:%M}"


def _titles(facility: Facility) -> dict[str, str]:
    return {"title_vi": facility.name_vi or facility.name_en, "title_en": facility.name_en or facility.name_vi}


def _news(model: Any, entry_id: int) -> tuple[Any, Entry]:
    """The record of an entry; None when it is gone or the news is old."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.at < timezone.now() - NEWS_FOR:
        return None, entry
    return model.objects.filter(pid=entry.subject_key).first(), entry
