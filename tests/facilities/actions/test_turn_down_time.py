"""The other time does not suit."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import propose_time, turn_down_time
from cungcau.facilities.models import Booking, Taken
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import moment, put


@pytest.fixture
def booking(booking, quan):
    return propose_time(booking, by=quan, starts_at=moment(2, 9), ends_at=moment(2, 10))


def test_it_leads_to_its_state_and_is_remembered(booking, an):
    turn_down_time(booking, by=an)

    assert Booking.objects.get(pk=booking.pk).state == "cancelled"
    assert history_of(booking).first().verb == "turn_down"


@pytest.mark.parametrize("name", ["quan", "binh", "ha", "guest"])
def test_who_may_not_is_refused(booking, name, request):
    with pytest.raises(PermissionDenied):
        turn_down_time(booking, by=request.getfixturevalue(name))


def test_it_does_not_start_elsewhere(booking, an):
    put(booking, "requested")

    with pytest.raises(IllegalMove):
        turn_down_time(booking, by=an)


def test_the_second_hand_is_told(booking, an):
    other = Booking.objects.get(pk=booking.pk)
    turn_down_time(booking, by=an)

    with pytest.raises(Stale):
        turn_down_time(other, by=an)


def test_the_half_hours_are_free_again(booking, an):
    turn_down_time(booking, by=an)

    assert not Taken.objects.exists()
