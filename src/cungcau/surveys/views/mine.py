"""Where an officer still has to go, by day; the same as a calendar."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit.policy import can
from cungcau.notices.letters import absolute
from cungcau.surveys.calendar import Event, calendar_of
from cungcau.surveys.models import Visit
from cungcau.surveys.places import address_of, contact_of
from cungcau.surveys.queries import by_day, visits_of_officer
from cungcau.surveys.views.answers import officers_only


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The days with their appointments, then the firms without one."""
    officers_only(request)
    days, rest = by_day(visits_of_officer(request.user))
    context = {
        "days": [(day, [_line(request, visit) for visit in visits]) for day, visits in days],
        "rest": [_line(request, visit) for visit in rest],
    }
    return render(request, "surveys/mine.html", context)


def _line(request: HttpRequest, visit: Visit) -> tuple[Visit, str, object, bool]:
    """(visit, where, whom to ask for, may she record it)."""
    return visit, address_of(visit), contact_of(visit), can(request.user, "visit", visit)


@login_required
def calendar(request: HttpRequest) -> HttpResponse:
    """Her appointments as a file for the phone's calendar (RFC 5545)."""
    officers_only(request)
    events = [_event(visit) for visit in visits_of_officer(request.user) if visit.at]
    answer = HttpResponse(calendar_of(events), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="visits.ics"'
    return answer


def _event(visit: Visit) -> Event:
    contact = contact_of(visit)
    person = f"{contact.name} {contact.phone}".strip() if contact else ""
    lines = [visit.campaign.title, person, absolute(visit.get_absolute_url())]
    assert visit.at is not None
    return Event(
        uid=f"visit-{visit.pid}@cungcau", starts=visit.at, title=visit.organisation.name, place=address_of(visit),
        text="\n".join(filter(None, lines)), sequence=visit.version,
    )  # fmt: skip
