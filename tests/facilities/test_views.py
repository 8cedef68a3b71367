"""The pages of facilities: what a stranger, the two sides and a rival see; what is told, and what is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cungcau.facilities.actions import approve_booking
from cungcau.facilities.models import Booking, Facility
from cungcau.facilities.tasks import remind
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.jobs.queue import drain
from cungcau.kit.policy import can
from cungcau.notices.models import Notice, Outgoing
from tests.factories.facilities import TOLD, a_request, a_submitted_facility, moment, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


def test_the_list_is_narrowed_by_words_without_marks_kind_and_zone(client, facility):
    for path, there in (("/facilities/", True), ("/facilities/?q=thu+keo", True), ("/facilities/?q=khong-co", False),
                        ("/facilities/?kind=course", False), ("/facilities/?zone=khong-co", False)):  # fmt: skip
        assert (facility.get_absolute_url() in client.get(path).content.decode()) is there, path


def test_a_stranger_sees_that_a_time_is_taken_and_not_by_whom(client, facility, booking, seeker, quan):
    approve_booking(booking, by=quan)
    week = f"{facility.get_absolute_url()}calendar/?week={moment(1, 9).date().isoformat()}"

    page = client.get(week).content.decode()
    assert "09:00–11:00" in page
    assert seeker.name_vi not in page
    assert booking.pid not in page

    client.force_login(quan)
    assert seeker.name_vi in client.get(week).content.decode()


def test_a_rival_finds_neither_the_booking_nor_its_file(client, booking, binh):
    client.force_login(binh)

    for path in (booking.get_absolute_url(), f"{booking.get_absolute_url()}ics/"):
        assert client.get(path).status_code == 404


def test_a_time_is_asked_for_and_an_impossible_one_is_told_with_what_was_typed(client, facility, an, seeker):
    client.force_login(an)
    address = f"{facility.get_absolute_url()}ask/"
    day = moment(5, 9)  # a Saturday
    typed = {"organisation": seeker.pid, "day": f"{day:%d/%m/%Y}", "starts": "09:00", "ends": "10:30", "purpose": "Tám mẫu thép."}

    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "Tám mẫu thép." in refused.content.decode()

    led = client.post(address, {**typed, "day": f"{moment(1, 9):%d/%m/%Y}"})
    booking = Booking.objects.get()
    assert led.url == booking.get_absolute_url()
    assert (booking.starts_at, booking.ends_at) == (moment(1, 9), moment(1, 10, 30))


def test_from_the_calendar_the_form_is_begun_with_the_free_time(client, facility, an):
    client.force_login(an)
    day = moment(1, 9).date().isoformat()

    page = client.get(f"{facility.get_absolute_url()}ask/?day={day}&starts=09:00&ends=12:00").content.decode()

    assert '<option value="09:00" selected' in page and '<option value="12:00" selected' in page


def test_who_works_for_no_organisation_is_told_so(client, facility, son):
    client.force_login(son)

    assert client.get(f"{facility.get_absolute_url()}ask/").status_code == 422


def test_the_owner_approves_and_both_hear_of_it(client, booking, quan, an):
    client.force_login(quan)
    assert booking.organisation.name_vi in client.get("/bookings/").content.decode()

    client.post(f"{booking.get_absolute_url()}approve/", {"version": booking.version, "answer": "Mời đến trước 15 phút."})
    drain()

    assert Booking.objects.get().state == "approved"
    kinds = set(Notice.objects.values_list("user__name", "kind"))
    assert kinds >= {(quan.name, "booking_request"), (an.name, "booking_approve")}
    assert "Mời đến trước 15 phút." in Outgoing.objects.get(kind="booking_approve").text


def test_the_second_of_two_that_overlap_is_not_approved_and_the_owner_reads_why(client, facility, booking, seeker, an, quan):
    later = a_request(facility, seeker, an, starts_at=booking.starts_at + timedelta(hours=1), ends_at=booking.ends_at)
    approve_booking(booking, by=quan)
    client.force_login(quan)

    answer = client.post(f"{later.get_absolute_url()}approve/", {"version": later.version, "answer": "Mời đến."})

    assert (answer.status_code, "đã có người" in answer.content.decode().lower()) == (422, True)
    assert "Mời đến." in answer.content.decode()
    assert Booking.objects.get(pk=later.pk).state == "requested"


def test_another_time_is_proposed_on_a_page_of_its_own(client, booking, quan, an):
    client.force_login(quan)
    address = f"{booking.get_absolute_url()}propose/"
    typed = {"day": f"{moment(2, 9):%d/%m/%Y}", "starts": "13:00", "ends": "14:00", "answer": "", "version": booking.version}

    assert client.post(address, {**typed, "starts": "07:00"}).status_code == 422
    client.post(address, typed)

    booking.refresh_from_db()
    assert (booking.state, booking.starts_at) == ("proposed", moment(2, 13))
    client.force_login(an)
    client.post(f"{booking.get_absolute_url()}accept/", {"version": booking.version})
    assert Booking.objects.get().state == "approved"


def test_the_entry_goes_from_the_form_to_the_list(client, quan, ha, institute, an):
    client.force_login(quan)
    typed = {**TOLD, "summary_en": "", "open_on_holidays": "on", "ahead_days": 90}
    led = client.post("/facilities/new/", typed)
    made = Facility.objects.get()
    assert led.url == f"/facilities/{made.pid}/hours/"
    client.post(led.url, {"version": made.version, "day_0": "8-12", "day_3": "13h30-17h"})
    made.refresh_from_db()
    client.post(f"{made.get_absolute_url()}submit/", {"version": made.version})

    client.force_login(ha)
    assert made.name_vi in client.get("/facilities/queue/").content.decode()
    made.refresh_from_db()
    client.post(f"{made.get_absolute_url()}publish/", {"version": made.version})

    client.logout()
    assert made.name_vi in client.get("/facilities/").content.decode()


def test_hours_that_make_no_sense_are_told_and_stay_typed(client, facility, quan):
    client.force_login(quan)

    answer = client.post(f"{facility.get_absolute_url()}hours/", {"version": facility.version, "day_0": "sáng đến chiều"})

    assert answer.status_code == 422
    assert "sáng đến chiều" in answer.content.decode()
    assert facility.openings.count() == 10


def test_only_readers_have_the_queue(client, institute, quan, an, ha):
    a_submitted_facility(institute, quan)
    for user, status in ((an, 403), (ha, 200)):
        client.force_login(user)
        assert client.get("/facilities/queue/").status_code == status


def test_both_sides_are_reminded_once_the_day_before(booking, quan, an):
    approve_booking(booking, by=quan)
    now = timezone.now()
    put(booking, "approved", starts_at=now + timedelta(hours=20), ends_at=now + timedelta(hours=21))

    remind.call()
    remind.call()

    told = Notice.objects.filter(kind="booking_reminder").values_list("user__name", flat=True)
    assert sorted(told) == sorted([an.name, quan.name])


def test_who_cancels_tells_the_other_side(client, booking, quan, an):
    approve_booking(booking, by=quan)
    client.force_login(an)

    client.post(f"{booking.get_absolute_url()}cancel/", {"version": booking.version, "note": "Đổi kế hoạch."})
    drain()

    assert list(Notice.objects.filter(kind="booking_cancel").values_list("user__name", flat=True)) == [quan.name]


@pytest.mark.parametrize(("state", "asker", "lender"), [
    ("requested", "cancel", "decline"), ("proposed", "turn_down", "cancel"), ("approved", "cancel", "cancel"),
])  # fmt: skip
def test_each_side_has_one_word_of_no_at_a_time(booking, an, quan, state, asker, lender):
    put(booking, state)

    possible = [verb for verb in BOOKING_FLOW.verbs(state) if verb in {"cancel", "decline", "turn_down"}]
    assert [verb for verb in possible if can(an, verb, booking)] == [asker]
    assert [verb for verb in possible if can(quan, verb, booking)] == [lender]


@pytest.mark.parametrize("state", ["declined", "cancelled"])
def test_to_a_booking_that_is_off_nothing_is_attached(booking, an, state):
    assert can(an, "attach", booking)
    assert not can(an, "attach", put(booking, state))


def test_a_paper_of_a_booking_is_for_its_two_sides(client, booking, an, quan, binh, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(an)
    client.post(f"/files/attach/facilities.booking/{booking.pid}/", {"upload": SimpleUploadedFile("mau.txt", b"8 mau")})

    page = client.get(booking.get_absolute_url()).content.decode()
    assert "mau.txt" in page
    address = page.partition('href="/files/')[2].partition('"')[0]
    for user, status in ((quan, 200), (binh, 404)):
        client.force_login(user)
        assert client.get(f"/files/{address}").status_code == status


def test_an_address_with_a_senseless_week_shows_this_week(client, facility):
    assert client.get(f"{facility.get_absolute_url()}calendar/?week=9999-99-99").status_code == 200
    assert client.get(f"{facility.get_absolute_url()}calendar/?week=9999-12-31").status_code == 200


def test_requests_for_the_same_time_may_wait_beside_each_other(facility, seeker, an, rival, binh):
    a_request(facility, seeker, an)

    assert a_request(facility, rival, binh).state == "requested"
