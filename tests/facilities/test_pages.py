"""Every page of facilities under axe; and the journey of a firm that books a laboratory, in both languages."""

from __future__ import annotations

import pytest
from django.utils import translation

from cungcau.facilities.actions import approve_booking, close_days, propose_time
from cungcau.facilities.models import Booking
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.jobs.queue import drain
from tests.factories.facilities import a_bookable, a_facility, a_request, a_submitted_facility, moment
from tests.journeys.steps import PRESS, log_in, said
from tests.journeys.test_accessibility import faults_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.sqlite_only
def test_axe_finds_nothing(visit, point, lan, facility, booking, quan, an, seeker, institute):
    close_days(facility, by=quan, first=moment(3, 9).date(), last=moment(3, 9).date(), reason="Hiệu chuẩn")
    other = a_request(facility, seeker, an, starts_at=moment(2, 9), ends_at=moment(2, 10))
    approve_booking(a_request(facility, seeker, an, starts_at=moment(4, 9), ends_at=moment(4, 10)), by=quan)
    a_submitted_facility(institute, quan, name_vi="Chờ duyệt")
    own, week = facility.get_absolute_url(), f"calendar/?week={moment(1, 9).date().isoformat()}"
    theirs = ["/facilities/", "/facilities/?q=kéo", own, f"{own}{week}"]
    asking = [*theirs, f"{own}ask/", "/bookings/", booking.get_absolute_url(), f"{booking.get_absolute_url()}cancel/"]
    draft = a_facility(institute, quan, name_vi="Bản nháp").get_absolute_url()
    lending = [f"{own}edit/", f"{own}hours/", f"{own}{week}", draft, "/facilities/new/", "/bookings/?tab=decide",
               f"{booking.get_absolute_url()}propose/", f"{booking.get_absolute_url()}approve/"]  # fmt: skip

    assert faults_of(visit("/"), theirs) == {}
    assert faults_of(visit("/", as_user=quan), lending) == {}
    propose_time(other, by=quan, starts_at=moment(2, 13), ends_at=moment(2, 14))
    assert faults_of(visit("/", as_user=an), [*asking, other.get_absolute_url()]) == {}
    assert faults_of(visit("/", as_user=lan), ["/facilities/queue/"]) == {}


def done(verb, language):
    with translation.override(language):
        return str(BOOKING_FLOW.moves[verb].done)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_firm_books_a_laboratory_on_the_phone_and_the_owner_approves(
    visit, point, lan, ha, institute, quan, an, seeker, language
):
    facility = a_bookable(institute, quan, ha)
    phone = log_in(visit("/", size="phone", language=language), an)
    phone.goto("/facilities/?q=thu keo")
    phone.click(f"#main a[href='{facility.get_absolute_url()}']")
    phone.click(f"#main a[href='{facility.get_absolute_url()}calendar/']")
    for _week in range(2):
        phone.click(".week-moves a:last-child")
    phone.locator(f"#main a[href*='day={moment(1, 8).date().isoformat()}']").first.click()
    assert phone.input_value("[name=starts]") == "08:00"
    phone.select_option("[name=ends]", "18:00")
    phone.fill("[name=purpose]", "Thử kéo tám mẫu thép hàn.")
    phone.click(PRESS)
    assert phone.locator("[aria-invalid=true]").count() == 1  # it closes at noon
    assert phone.input_value("[name=purpose]") == "Thử kéo tám mẫu thép hàn."
    phone.select_option("[name=ends]", "10:00")
    phone.click(PRESS)
    booking = Booking.objects.get()
    assert (booking.starts_at, booking.ends_at, booking.organisation) == (moment(1, 8), moment(1, 10), seeker)
    drain()

    owner = log_in(visit("/", language=language), quan)
    owner.goto("/inbox/")
    owner.locator("#inbox form button").first.click()
    assert "Thử kéo tám mẫu thép hàn." in owner.inner_text("#main")
    owner.click(f"#main a[href^='{booking.get_absolute_url()}approve/']")
    owner.fill("[name=answer]", "Xin đến trước mười lăm phút.")
    owner.click(PRESS)
    assert done("approve", language) in said(owner)

    phone.goto(booking.get_absolute_url())
    assert "Xin đến trước mười lăm phút." in phone.inner_text("#main")
    with phone.expect_download() as download:
        phone.click("#main a[href$='/ics/']")
    assert download.value.suggested_filename.endswith(".ics")
    stranger = visit(f"{facility.get_absolute_url()}calendar/?week={moment(1, 8).date().isoformat()}", language=language)
    assert "08:00–10:00" in stranger.inner_text("#main table")
    assert seeker.name_vi not in stranger.inner_text("#main")
