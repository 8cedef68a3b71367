"""The other time suits."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import accept_time, propose_time
from cungcau.facilities.models import Booking, Taken
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import moment, put


@pytest.fixture
def booking(booking, quan):
    return propose_time(booking, by=quan, starts_at=moment(2, 9), ends_at=moment(2, 10))


def test_it_leads_to_its_state_and_is_remembered(booking, an):
    accept_time(booking, by=an)

    assert Booking.objects.get(pk=booking.pk).state == "approved"
    assert history_of(booking).first().verb == "accept"


@pytest.mark.parametrize("name", ["quan", "binh", "ha", "guest"])
def test_who_may_not_is_refused(booking, name, request):
    with pytest.raises(PermissionDenied):
        accept_time(booking, by=request.getfixturevalue(name))


def test_it_does_not_start_elsewhere(booking, an):
    put(booking, "requested")

    with pytest.raises(IllegalMove):
        accept_time(booking, by=an)


def test_the_second_hand_is_told(booking, an):
    other = Booking.objects.get(pk=booking.pk)
    accept_time(booking, by=an)

    with pytest.raises(Stale):
        accept_time(other, by=an)


def test_the_half_hours_stay_taken(booking, an):
    accept_time(booking, by=an)

    assert Taken.objects.filter(booking=booking).count() == 2
