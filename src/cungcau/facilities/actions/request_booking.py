"""Ask for a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cungcau.facilities.models import Booking, Facility
from cungcau.facilities.slots import refuse_impossible
from cungcau.facilities.workflow import OPEN
from cungcau.kit.errors import Refused
from cungcau.registry.models import Organisation
from cungcau.trail.change import change

MOST_OPEN = 20


def request_booking(
    facility: Facility, organisation: Organisation, *, by: Any, starts_at: datetime, ends_at: datetime, purpose: str,
    people: int | None = None, pid: str = "",
) -> Booking:
    """The owner decides. Several may ask for the same time; one gets it. Raises Refused with what to mend.

    `pid` is the id that the form was given when it was shown: a second press finds the first one's request.
    """
    if pid and (known := Booking.objects.filter(pid=pid, requested_by=by.pk, facility=facility).first()):
        return known
    booking = Booking(
        facility=facility, owner=facility.organisation, organisation=organisation, requested_by_id=by.pk, starts_at=starts_at,
        ends_at=ends_at, asked_starts_at=starts_at, asked_ends_at=ends_at, purpose=purpose, people=people,
    )  # fmt: skip
    booking.pid = pid or booking.pid
    with change(booking, "request", by=by):
        if not facility.is_bookable:
            raise Refused("not_bookable", _("It cannot be booked at present."))
        if facility.people_most and people and people > facility.people_most:
            message = ngettext("At most %(most)s person.", "At most %(most)s people.", facility.people_most)
            raise Refused("people", message % {"most": facility.people_most}, field="people")
        refuse_impossible(facility, starts_at, ends_at)
        if Booking.objects.filter(organisation=organisation, state__in=OPEN).count() >= MOST_OPEN:
            raise Refused("too_many", _("Your organisation waits for %(most)s answers already.") % {"most": MOST_OPEN})
        booking.save()
    return booking
