"""Give the time to who asked for it."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import approve_booking
from cungcau.facilities.models import Booking, Taken
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_request, moment, put
from tests.people import employ, person


def test_it_leads_to_its_state_and_is_remembered(booking, quan):
    approve_booking(booking, by=quan)

    assert Booking.objects.get(pk=booking.pk).state == "approved"
    assert history_of(booking).first().verb == "approve"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "lan", "guest"])
def test_who_may_not_is_refused(booking, name, request):
    with pytest.raises(PermissionDenied):
        approve_booking(booking, by=request.getfixturevalue(name))


def test_it_does_not_start_elsewhere(booking, quan):
    put(booking, "declined")

    with pytest.raises(IllegalMove):
        approve_booking(booking, by=quan)


def test_the_second_hand_is_told(booking, quan):
    other = Booking.objects.get(pk=booking.pk)
    approve_booking(booking, by=quan)

    with pytest.raises(Stale):
        approve_booking(other, by=quan)


def test_its_half_hours_are_taken(booking, quan):
    approve_booking(booking, by=quan)

    assert list(Taken.objects.order_by("at").values_list("at", flat=True)) == [
        moment(1, 9), moment(1, 9, 30), moment(1, 10), moment(1, 10, 30),
    ]  # fmt: skip


def test_of_two_that_overlap_one_is_approved(facility, booking, quan, rival, binh):
    other = a_request(facility, rival, binh, starts_at=moment(1, 10, 30), ends_at=moment(1, 12))
    approve_booking(booking, by=quan)

    with pytest.raises(Refused):
        approve_booking(other, by=quan)

    other.refresh_from_db()
    assert (other.state, Taken.objects.filter(booking=other).count()) == ("requested", 0)


def test_where_the_facility_names_somebody_only_she_decides(booking, quan, facility):
    other = employ(person("tu", "Vũ Anh Tú"), facility.organisation)
    type(facility).objects.filter(pk=facility.pk).update(approver=other)
    booking = Booking.objects.get(pk=booking.pk)

    with pytest.raises(PermissionDenied):
        approve_booking(booking, by=quan)

    assert approve_booking(booking, by=other).state == "approved"
