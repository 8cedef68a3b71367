"""Never is a half hour given twice, however many hands give it at the same moment, each with its own connection."""

from datetime import timedelta

import pytest

from cungcau.facilities.actions import approve_booking, cancel_booking, propose_time
from cungcau.facilities.models import Booking, Taken
from cungcau.facilities.slots import grains
from tests.factories.facilities import a_request, moment
from tests.hands import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def holds():
    """Is every half hour of an approved booking its own, and nobody else's?"""
    kept = {(row.facility_id, row.at): row.booking_id for row in Taken.objects.all()}
    for booking in Booking.objects.filter(state__in=["approved", "proposed"]):
        for at in grains(booking.starts_at, booking.ends_at):
            if kept.pop((booking.facility_id, at), None) != booking.pk:
                return False
    return kept == {}


@pytest.mark.parametrize("round_", range(3))
def test_of_many_overlapping_requests_approved_at_once_one_is_given(facility, seeker, an, quan, round_):
    starts = [moment(1, 8) + timedelta(minutes=30 * (number % 4)) for number in range(6)]
    requests = [a_request(facility, seeker, an, starts_at=start, ends_at=start + timedelta(hours=2)) for start in starts]

    answers = at_once(*[lambda one=one: approve_booking(one, by=quan) for one in requests])

    given = [answer for answer in answers if isinstance(answer, Booking)]
    assert len(given) == 1
    assert Booking.objects.filter(state="approved").count() == 1
    assert holds()


def test_two_presses_on_the_same_request_give_it_once(booking, quan):
    other = Booking.objects.get(pk=booking.pk)

    answers = at_once(lambda: approve_booking(booking, by=quan), lambda: approve_booking(other, by=quan))

    assert sorted(type(answer).__name__ for answer in answers) == ["Booking", "Stale"]
    assert holds()


def test_a_proposal_and_an_approval_of_the_same_time(facility, seeker, an, quan, booking):
    other = a_request(facility, seeker, an, starts_at=moment(2, 9), ends_at=moment(2, 11))

    at_once(
        lambda: approve_booking(other, by=quan),
        lambda: propose_time(booking, by=quan, starts_at=moment(2, 10), ends_at=moment(2, 12)),
    )

    assert Booking.objects.filter(state__in=["approved", "proposed"]).count() == 1
    assert holds()


def test_cancelled_and_given_to_another_at_once(facility, seeker, an, quan, booking):
    other = a_request(facility, seeker, an)
    approve_booking(booking, by=quan)

    at_once(lambda: cancel_booking(booking, by=an), lambda: approve_booking(other, by=quan))

    assert holds()
