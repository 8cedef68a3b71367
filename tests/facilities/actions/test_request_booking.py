"""Ask for a time."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.facilities.actions import approve_booking
from cungcau.facilities.models import Booking
from cungcau.facilities.slots import at
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from cungcau.vocabulary.models import Holiday
from tests.factories.facilities import a_request, moment, put


def test_the_owner_is_asked_and_nothing_is_taken_yet(facility, seeker, an, institute):
    booking = a_request(facility, seeker, an)

    assert (booking.state, booking.owner, booking.organisation, booking.requested_by) == ("requested", institute, seeker, an)
    assert not facility.taken.exists()


def test_the_same_form_pressed_twice_is_one_request(facility, seeker, an):
    pid = new_pid()

    assert a_request(facility, seeker, an, pid=pid) == a_request(facility, seeker, an, pid=pid)
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        ((1, 7), (1, 9), "hours"), ((1, 11), (1, 14), "hours"), ((6, 9), (6, 10), "hours"), ((1, 9), (1, 9), "order"),
        ((1, 9, 15), (1, 10), "grain"), ((1, 16), (2, 9), "order"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_refused_with_the_reason(facility, seeker, an, starts, ends, code):
    with pytest.raises(Refused) as refusal:
        a_request(facility, seeker, an, starts_at=moment(*starts), ends_at=moment(*ends))

    assert refusal.value.code == code


def test_the_past_too_soon_and_too_far_are_refused(facility, seeker, an):
    today = timezone.localdate()
    codes = []
    for day, notice in ((today - timedelta(days=7), 24), (today + timedelta(days=1), 720), (today + timedelta(days=200), 24)):
        type(facility).objects.filter(pk=facility.pk).update(notice_hours=notice)
        facility.refresh_from_db()
        with pytest.raises(Refused) as refusal:
            a_request(facility, seeker, an, starts_at=at(day, time(9)), ends_at=at(day, time(10)))
        codes.append(refusal.value.code)

    assert codes == ["past", "notice", "ahead"]


def test_what_is_taken_cannot_be_asked_for(facility, booking, quan, seeker, an):
    approve_booking(booking, by=quan)

    with pytest.raises(Refused) as refusal:
        a_request(facility, seeker, an, starts_at=moment(1, 10, 30), ends_at=moment(1, 11, 30))

    assert refusal.value.code == "taken"
    assert a_request(facility, seeker, an, starts_at=moment(1, 11), ends_at=moment(1, 12)).state == "requested"


def test_more_people_than_the_room_holds_are_refused(facility, seeker, an):
    with pytest.raises(Refused):
        a_request(facility, seeker, an, people=5)


def test_one_that_is_paused_or_of_a_suspended_organisation_takes_no_requests(facility, seeker, an):
    with pytest.raises(Refused):
        a_request(put(facility, "paused"), seeker, an)
    put(facility, "published")
    put(facility.organisation, "suspended")

    with pytest.raises(Refused):
        a_request(facility, seeker, an)


@pytest.mark.parametrize("name", ["binh", "dung", "lan", "guest"])
def test_nobody_asks_in_the_name_of_an_organisation_that_she_does_not_work_for(facility, seeker, name, request):
    with pytest.raises(PermissionDenied):
        a_request(facility, seeker, request.getfixturevalue(name))


def test_it_is_closed_on_public_days_off_unless_it_says_otherwise(facility, seeker, an):
    Holiday.objects.create(day=moment(1, 9).date(), kind="off", name_vi="Ngày nghỉ bù", status="announced")
    type(facility).objects.filter(pk=facility.pk).update(open_on_holidays=False)
    facility.refresh_from_db()

    with pytest.raises(Refused) as refusal:
        a_request(facility, seeker, an)

    assert "Ngày nghỉ bù" in str(refusal.value.message)
