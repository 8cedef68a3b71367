"""The lines of a client's history that this room and those below it have: one function a kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cungcau.advisory.history import Event, History, on_history
from cungcau.advisory.queries import advice_seen_by, assignments_seen_by, plans_seen_by
from cungcau.advisory.tones import ADVICE_TONES, ASSIGNMENT_TONES, PLAN_TONES
from cungcau.facilities.queries import bookings_seen_by
from cungcau.kit.duties import midnight
from cungcau.listings.queries import listings_seen_by
from cungcau.registry.models import Organisation
from cungcau.surveys.models import Visit
from cungcau.surveys.queries import visits_seen_by

Events = Iterator[Event]


def advice_events(organisation: Organisation, user: Any, most: int) -> Events:
    for one in advice_seen_by(user).filter(organisation=organisation)[:most]:
        state = one.get_state_display()
        yield Event(one.created_at, one.subject, one.get_absolute_url(), state, ADVICE_TONES[one.state], one.kind_name)


def assignment_events(organisation: Organisation, user: Any, most: int) -> Events:
    for one in assignments_seen_by(user).filter(advice__organisation=organisation)[:most]:
        tone = ASSIGNMENT_TONES[one.state]
        yield Event(
            one.created_at, str(one.expert), one.get_absolute_url(), one.get_state_display(), tone, one.advice.subject
        )


def plan_events(organisation: Organisation, user: Any, most: int) -> Events:
    for one in plans_seen_by(user).filter(organisation=organisation)[:most]:
        state = one.get_state_display()
        yield Event(one.created_at, one.service_name, one.get_absolute_url(), state, PLAN_TONES[one.state], one.aim)


def listing_events(organisation: Organisation, user: Any, most: int) -> Events:
    for one in listings_seen_by(user).filter(organisation=organisation).order_by("-created_at", "-pk")[:most]:
        at = one.published_at or one.submitted_at or one.created_at
        yield Event(at, one.title, one.get_absolute_url(), one.get_state_display(), "neutral", one.ref)


def visit_events(organisation: Organisation, user: Any, most: int) -> Events:
    for one in visits_seen_by(user).filter(organisation=organisation).order_by("-pk")[:most]:
        yield Event(
            _moment_of(one), one.campaign.title, one.get_absolute_url(), one.get_state_display(), "neutral",
            str(one.get_method_display()),
        )  # fmt: skip


def _moment_of(visit: Visit) -> datetime:
    day = visit.done_on or visit.campaign.starts_on
    return visit.at if visit.at and not visit.done_on else midnight(day)


def booking_events(organisation: Organisation, user: Any, most: int) -> Events:
    for one in bookings_seen_by(user).filter(organisation=organisation).order_by("-starts_at", "-pk")[:most]:
        asked = date_format(timezone.localdate(one.created_at), "SHORT_DATE_FORMAT")
        note = _("asked for on %(day)s") % {"day": asked}
        yield Event(one.starts_at, one.facility.name, one.get_absolute_url(), one.get_state_display(), "neutral", note)


def hand_in_all() -> None:
    on_history(History("advice", _("Requests for advice"), advice_events, order=10))
    on_history(History("assignments", _("Assignments of experts"), assignment_events, order=20))
    on_history(History("plans", _("Support plans"), plan_events, order=30))
    on_history(History("listings", _("Needs and offers"), listing_events, order=60))
    on_history(History("visits", _("Survey visits"), visit_events, order=70))
    on_history(History("bookings", _("Bookings"), booking_events, order=80))
