"""What templates ask about facilities and bookings."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cungcau.facilities.models import Booking, Facility, Opening
from cungcau.facilities.slots import Span
from cungcau.facilities.workflow import BookingState, State
from cungcau.kit.fields import in_language

register = template.Library()

TONES = {
    State.DRAFT: "neutral", State.SUBMITTED: "info", State.RETURNED: "warn", State.PUBLISHED: "good", State.PAUSED: "neutral",
    State.WITHDRAWN: "neutral",
}  # fmt: skip
BOOKING_TONES = {
    BookingState.REQUESTED: "info", BookingState.PROPOSED: "warn", BookingState.APPROVED: "good", BookingState.DECLINED: "bad",
    BookingState.CANCELLED: "neutral",
}  # fmt: skip
DONE = {
    "draft": _("Begun"), "edit": _("Changed"), "submit": _("Submitted for review"), "publish": _("Published"),
    "return": _("Returned"), "pause": _("Paused"), "resume": _("Resumed"), "withdraw": _("Withdrawn"),
    "set_hours": _("Opening hours changed"), "close_days": _("Closed for some days"), "reopen_days": _("Closure taken back"),
    "request": _("Requested"), "approve": _("Time approved"), "propose": _("Another time proposed"),
    "decline": _("Request declined"),
    "accept": _("Other time accepted"), "turn_down": _("Other time turned down"), "cancel": _("Cancelled"),
    "remind": _("Both sides reminded"), "attach": _("File attached"),
}  # fmt: skip


@register.filter
def state_tone(thing: Facility | Booking) -> str:
    return TONES[State(thing.state)] if isinstance(thing, Facility) else BOOKING_TONES[BookingState(thing.state)]


@register.filter
def language_of(facility: Facility, name: str) -> str:
    """The language in which that text is shown: for the lang attribute."""
    return in_language(facility, name)[1]


@register.filter
def by_weekday(openings: Any) -> list[tuple[str, str]]:
    """(day of the week, its hours) in order."""
    rows: list[Opening] = list(openings)
    return [
        (str(day.get_weekday_display()), ", ".join(f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in [day, *rest]))
        for day, rest in ((group[0], group[1:]) for group in (list(of) for _key, of in groupby(rows, lambda one: one.weekday)))
    ]


@register.simple_tag
def ask_url(facility: Facility, span: Span) -> str:
    """The form of a request, begun with this stretch."""
    starts, ends = timezone.localtime(span.starts), timezone.localtime(span.ends)
    query = urlencode({"day": starts.date().isoformat(), "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"})
    return f"{reverse('facilities:ask', args=[facility.pid])}?{query}"


@register.filter
def hours_of(booking: Booking) -> str:
    return f"{timezone.localtime(booking.starts_at):%H:%M}–{timezone.localtime(booking.ends_at):%H:%M}"


@register.filter
def asked_otherwise(booking: Booking) -> bool:
    """Was another time asked for than the one that it has now?"""
    return (booking.starts_at, booking.ends_at) != (booking.asked_starts_at, booking.asked_ends_at)


@register.filter
def step_done(entry: Any) -> str:
    return str(DONE.get(entry.verb, entry.verb))
