"""What everybody sees: the list, one entry, its calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from cungcau.facilities.actions import FACILITY_ACTIONS
from cungcau.facilities.content import missing
from cungcau.facilities.forms import FACILITY_FORMS
from cungcau.facilities.models import Facility, Kind
from cungcau.facilities.queries import (
    facilities_seen_by,
    organisations_asking,
    organisations_lending,
    own_facilities,
    reads_entries,
    shown,
    waiting_for_review,
)
from cungcau.facilities.slots import WEEK, monday_of, week_of
from cungcau.facilities.workflow import FACILITY_FLOW, State
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.registry.queries import current_plan
from cungcau.trail.queries import history_of

PAGE = 20
MOST_WEEKS = 60
PLAIN_VERBS = ("submit", "publish", "return", "pause", "resume", "withdraw")

act = verb_view(Facility, FACILITY_FLOW, {verb: FACILITY_ACTIONS[verb] for verb in PLAIN_VERBS}, FACILITY_FORMS)


def browse(request: HttpRequest) -> HttpResponse:
    """What can be booked, narrowed by words, kind and zone; one's own entries above."""
    words, kind, zone = (request.GET.get(name, "").replace("\x00", "") for name in ("q", "kind", "zone"))
    kind = kind if kind in Kind.values else ""
    plan = current_plan()
    context = {
        "page": page_of(shown(request.user, words, kind, zone), request, PAGE), "q": words, "kind": kind, "zone": zone,
        "kinds": Kind.choices, "zones": plan.zones.all() if plan else [],
        "own": own_facilities(request.user).exclude(state=State.PUBLISHED) if request.user.is_authenticated else [],
        "may_begin": request.user.is_authenticated and organisations_lending(request.user).exists(),
    }  # fmt: skip
    return render(request, "facilities/browse.html", context)


def facility(request: HttpRequest, pid: str) -> HttpResponse:
    """One entry, with the week that is now."""
    found = get_object_or_404(facilities_seen_by(request.user), pid=pid)
    context = {
        **_week(request, found, timezone.localdate()),
        "buttons": buttons(
            request.user, found, FACILITY_FLOW, url_name="facilities:act", forms=FACILITY_FORMS, skip=("edit",)
        ),
        "may_edit": can(request.user, "edit", found) and found.state in FACILITY_FLOW.moves["edit"].starts,
        "may_set_hours": can(request.user, "set_hours", found),
        "gaps": missing(found) if found.state in {State.DRAFT, State.RETURNED} else [],
        "history": history_of(found) if can(request.user, "read_history", found) else [],
        "openings": found.openings.all(),
    }  # fmt: skip
    return render(request, "facilities/facility.html", context)


def calendar(request: HttpRequest, pid: str) -> HttpResponse:
    """A week: what is free to ask for, and what is taken (by whom only for the owner)."""
    found = get_object_or_404(facilities_seen_by(request.user), pid=pid)
    return render(request, "facilities/calendar.html", _week(request, found, _asked_day(request)))


def _asked_day(request: HttpRequest) -> date:
    """The day of the address; today where it makes no sense or is far away."""
    today = timezone.localdate()
    try:
        asked = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return today
    return asked if abs(asked - today) <= timedelta(weeks=MOST_WEEKS) else today


def _week(request: HttpRequest, found: Facility, day: date) -> dict[str, Any]:
    monday = monday_of(day)
    user: Any = request.user
    return {
        "facility": found, "days": week_of(found, monday), "monday": monday, "sunday": monday + timedelta(days=WEEK - 1),
        "before": monday - timedelta(days=WEEK), "after": monday + timedelta(days=WEEK),
        "is_now": monday == monday_of(timezone.localdate()),
        "sees_who": can(user, "read_history", found),
        "may_ask": user.is_authenticated and organisations_asking(user).exists(),
    }  # fmt: skip


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator or the steward."""
    if not reads_entries(request.user):
        raise PermissionDenied("queue")
    return render(request, "facilities/queue.html", {"page": page_of(waiting_for_review(), request, PAGE)})
