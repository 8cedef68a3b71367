"""The owner proposes another time."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import approve_booking, propose_time
from cungcau.facilities.models import Booking, Taken
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_request, moment, put


def test_it_leads_to_its_state_and_is_remembered(booking, quan):
    propose_time(booking, by=quan, starts_at=moment(2, 9), ends_at=moment(2, 10))

    assert Booking.objects.get(pk=booking.pk).state == "proposed"
    assert history_of(booking).first().verb == "propose"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "guest"])
def test_who_may_not_is_refused(booking, name, request):
    with pytest.raises(PermissionDenied):
        propose_time(booking, by=request.getfixturevalue(name), starts_at=moment(2, 9), ends_at=moment(2, 10))


def test_it_does_not_start_elsewhere(booking, quan):
    put(booking, "approved")

    with pytest.raises(IllegalMove):
        propose_time(booking, by=quan, starts_at=moment(2, 9), ends_at=moment(2, 10))


def test_the_second_hand_is_told(booking, quan):
    other = Booking.objects.get(pk=booking.pk)
    propose_time(booking, by=quan, starts_at=moment(2, 9), ends_at=moment(2, 10))

    with pytest.raises(Stale):
        propose_time(other, by=quan, starts_at=moment(2, 9), ends_at=moment(2, 10))


def test_the_other_time_is_kept_and_the_asked_one_remembered(booking, quan):
    propose_time(booking, by=quan, starts_at=moment(2, 9), ends_at=moment(2, 10))

    kept = Booking.objects.get(pk=booking.pk)
    assert (kept.starts_at, kept.asked_starts_at) == (moment(2, 9), moment(1, 9))
    assert Taken.objects.filter(booking=booking).count() == 2


def test_a_time_that_somebody_has_cannot_be_proposed(facility, booking, quan, rival, binh):
    other = a_request(facility, rival, binh, starts_at=moment(2, 9), ends_at=moment(2, 10))
    approve_booking(other, by=quan)

    with pytest.raises(Refused):
        propose_time(booking, by=quan, starts_at=moment(2, 9, 30), ends_at=moment(2, 10, 30))
