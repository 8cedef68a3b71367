"""What is free of a facility, day by day, and why a time cannot be had. Times are local to the point; the database keeps UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cungcau.facilities.hours import GRAIN_MINUTES
from cungcau.facilities.models import Booking, Facility, Taken
from cungcau.facilities.workflow import LIVING, BookingState
from cungcau.kit.errors import Refused
from cungcau.vocabulary.models import Holiday

GRAIN = timedelta(minutes=GRAIN_MINUTES)
WEEK = 7


@dataclass(frozen=True)
class Span:
    """A stretch of one day; `booking` where somebody has it, or asks for it."""

    starts: datetime
    ends: datetime
    booking: Booking | None = None

    @property
    def words(self) -> str:
        return f"{timezone.localtime(self.starts):%H:%M}–{timezone.localtime(self.ends):%H:%M}"


@dataclass
class Day:
    """One day of the calendar. `closed` says why nothing is open, where nothing is."""

    day: date
    free: list[Span] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)
    asked: list[Span] = field(default_factory=list)
    closed: str = ""


def at(day: date, moment: time) -> datetime:
    """That time of that day where the point is."""
    return timezone.make_aware(datetime.combine(day, moment))


def grains(starts: datetime, ends: datetime) -> Iterator[datetime]:
    """The beginnings of the half hours from the one to the other."""
    moment = starts
    while moment < ends:
        yield moment
        moment += GRAIN


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_of(facility: Facility, first: date, *, now: datetime | None = None) -> list[Day]:
    """Seven days from `first`: what is free to ask for, what is taken, what others have asked for. A fixed number of queries."""
    now = now or timezone.now()
    days = [first + timedelta(days=number) for number in range(WEEK)]
    begin, end = at(days[0], time.min), at(days[-1] + timedelta(days=1), time.min)
    bookings = list(
        facility.bookings.filter(starts_at__lt=end, ends_at__gt=begin, state__in=LIVING).select_related("organisation")
    )
    spans = _openings(facility)
    closed = _closed_days(facility, days)
    return [_day(facility, day, spans.get(day.weekday(), []), bookings, closed.get(day, ""), now) for day in days]


def _openings(facility: Facility) -> dict[int, list[tuple[time, time]]]:
    found: dict[int, list[tuple[time, time]]] = {}
    for row in facility.openings.all():
        found.setdefault(row.weekday, []).append((row.opens, row.closes))
    return found


def _closed_days(facility: Facility, days: list[date]) -> dict[date, str]:
    """Closed days with the reason: public days off, unless it is open on them, then the owner's own closures."""
    found: dict[date, str] = {}
    if not facility.open_on_holidays:
        rows = Holiday.objects.filter(day__in=days, kind="off")
        found.update({row.day: str(row.name) for row in rows})
    for closure in facility.closures.all():
        found.update({day: closure.reason or _("closed") for day in days if closure.covers(day)})
    return found


def _day(
    facility: Facility, day: date, spans: list[tuple[time, time]], bookings: list[Booking], closed: str, now: datetime
) -> Day:
    own = [Span(one.starts_at, one.ends_at, one) for one in bookings if timezone.localdate(one.starts_at) == day]
    plan = Day(
        day,
        taken=[span for span in own if span.booking and span.booking.state != BookingState.REQUESTED],
        asked=[span for span in own if span.booking and span.booking.state == BookingState.REQUESTED],
    )
    if closed or not spans:
        plan.closed = closed or _("closed")
        return plan
    if facility.is_bookable:
        first, last = bounds(facility, now)
        held = {moment for span in plan.taken for moment in grains(span.starts, span.ends)}
        for opens, closes in spans:
            free = [moment for moment in grains(at(day, opens), at(day, closes)) if first <= moment < last and moment not in held]
            plan.free += _joined(free)
    return plan


def _joined(moments: Iterable[datetime]) -> list[Span]:
    """Half hours that follow each other, as one stretch."""
    found: list[Span] = []
    for moment in moments:
        if found and found[-1].ends == moment:
            found[-1] = Span(found[-1].starts, moment + GRAIN)
        else:
            found.append(Span(moment, moment + GRAIN))
    return found


def bounds(facility: Facility, now: datetime) -> tuple[datetime, datetime]:
    """From when to when a beginning can be asked for: the notice it needs, and how far ahead it can be booked."""
    last_day = timezone.localdate(now) + timedelta(days=facility.ahead_days + 1)
    return now + timedelta(hours=facility.notice_hours), at(last_day, time.min)


def refuse_impossible(
    facility: Facility, starts: datetime, ends: datetime, *, now: datetime | None = None, notice: bool = True
) -> None:
    """Raises Refused with the reason why this time cannot be had: the past, too soon, too far, closed, taken.

    `notice=False`: the owner proposes, who needs no notice.
    """
    now = now or timezone.now()
    local = timezone.localtime(starts)
    day = local.date()
    if ends <= starts or timezone.localdate(ends - GRAIN) != day:
        raise Refused("order", _("The time ends before it begins."), field="ends")
    if any(timezone.localtime(one).minute % GRAIN_MINUTES or timezone.localtime(one).second for one in (starts, ends)):
        raise Refused("grain", _("Times are whole and half hours."), field="starts")
    first, last = bounds(facility, now)
    if starts < now:
        raise Refused("past", _("This time is past already."), field="day")
    if notice and starts < first:
        hours = ngettext(
            "It must be asked for at least %(hours)s hour before.", "It must be asked for at least %(hours)s hours before.",
            facility.notice_hours,
        ) % {"hours": facility.notice_hours}  # fmt: skip
        raise Refused("notice", hours, field="day")
    if starts >= last:
        words = date_format(timezone.localdate(last) - timedelta(days=1), "SHORT_DATE_FORMAT")
        raise Refused("ahead", _("It can be booked up to %(day)s.") % {"day": words}, field="day")
    spans = _openings(facility).get(day.weekday(), [])
    if reason := _closed_days(facility, [day]).get(day):
        raise Refused("closed", _("It is closed on this day: %(reason)s.") % {"reason": reason}, field="day")
    if not any(at(day, opens) <= starts and ends <= at(day, closes) for opens, closes in spans):
        told = ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in spans)
        open_at = _("On this day of the week it is open: %(hours)s.") % {"hours": told}
        raise Refused("hours", open_at if told else _("On this day of the week it is closed."), field="starts")
    if Taken.objects.filter(facility=facility, at__gte=starts, at__lt=ends).exists():
        raise Refused("taken", _("Somebody has a part of this time already. The calendar shows what is free."), field="starts")
