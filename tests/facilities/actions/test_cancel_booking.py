"""One of the two sides cancels."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import approve_booking, cancel_booking
from cungcau.facilities.models import Booking, Taken
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import put


def test_it_leads_to_its_state_and_is_remembered(booking, an):
    cancel_booking(booking, by=an, note="Đổi kế hoạch.")

    assert Booking.objects.get(pk=booking.pk).state == "cancelled"
    assert history_of(booking).first().verb == "cancel"


@pytest.mark.parametrize("name", ["binh", "ha", "lan", "guest"])
def test_who_may_not_is_refused(booking, name, request):
    with pytest.raises(PermissionDenied):
        cancel_booking(booking, by=request.getfixturevalue(name), note="Đổi kế hoạch.")


def test_it_does_not_start_elsewhere(booking, an):
    put(booking, "declined")

    with pytest.raises(IllegalMove):
        cancel_booking(booking, by=an, note="Đổi kế hoạch.")


def test_the_second_hand_is_told(booking, an):
    other = Booking.objects.get(pk=booking.pk)
    cancel_booking(booking, by=an, note="Đổi kế hoạch.")

    with pytest.raises(Stale):
        cancel_booking(other, by=an, note="Đổi kế hoạch.")


@pytest.mark.parametrize("name", ["an", "quan"])
def test_either_side_gives_an_approved_time_back(booking, quan, name, request):
    approve_booking(booking, by=quan)
    assert Taken.objects.count() == 4

    cancel_booking(booking, by=request.getfixturevalue(name))

    assert not Taken.objects.exists()


def test_what_is_over_is_not_cancelled(booking, an):
    put(booking, "approved", starts_at="2026-01-05T02:00Z", ends_at="2026-01-05T04:00Z")

    with pytest.raises(PermissionDenied):
        cancel_booking(booking, by=an)
