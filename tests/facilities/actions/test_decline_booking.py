"""The owner does not give the time."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import decline_booking
from cungcau.facilities.models import Booking
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import put


def test_it_leads_to_its_state_and_is_remembered(booking, quan):
    decline_booking(booking, by=quan, answer="Máy hỏng.")

    assert Booking.objects.get(pk=booking.pk).state == "declined"
    assert history_of(booking).first().verb == "decline"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "guest"])
def test_who_may_not_is_refused(booking, name, request):
    with pytest.raises(PermissionDenied):
        decline_booking(booking, by=request.getfixturevalue(name), answer="Máy hỏng.")


def test_it_does_not_start_elsewhere(booking, quan):
    put(booking, "approved")

    with pytest.raises(IllegalMove):
        decline_booking(booking, by=quan, answer="Máy hỏng.")


def test_the_second_hand_is_told(booking, quan):
    other = Booking.objects.get(pk=booking.pk)
    decline_booking(booking, by=quan, answer="Máy hỏng.")

    with pytest.raises(Stale):
        decline_booking(other, by=quan, answer="Máy hỏng.")
