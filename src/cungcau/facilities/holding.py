"""Take half hours for a booking, or give them back."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cungcau.facilities.models import Booking, Taken
from cungcau.facilities.slots import grains
from cungcau.kit.errors import Refused


def hold(booking: Booking, starts: datetime, ends: datetime) -> None:
    """All of the half hours or none; the unique pair of facility and half hour decides who was first. Raises Refused."""
    rows = [Taken(facility_id=booking.facility_id, at=moment, booking=booking) for moment in grains(starts, ends)]
    try:
        with transaction.atomic():
            Taken.objects.bulk_create(rows)
    except IntegrityError as error:
        message = _("Somebody has a part of this time already. The calendar shows what is free.")
        raise Refused("taken", message, field="starts") from error


def let_go(booking: Booking) -> None:
    Taken.objects.filter(booking=booking).delete()
