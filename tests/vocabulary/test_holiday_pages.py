"""The days off: open to everybody with their sources, kept by a steward with a history."""

import pytest

from cungcau.vocabulary.actions import load_holidays
from cungcau.vocabulary.models import Holiday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]
TYPED = {"kind": "off", "name_vi": "Nghỉ bù", "name_en": "", "source": "Điều 111.3 Bộ luật Lao động", "status": "computed"}


@pytest.fixture
def days():
    load_holidays()


def test_a_year_is_shown_with_sources_and_what_is_not_sure(days, client):
    page = client.get("/holidays/?year=2026").content.decode()

    assert "12729/VPCP-KGVX" in page
    assert "chưa rõ" in page
    assert 'href="/holidays/2026-02-17/"' in page


@pytest.mark.parametrize("year", ["1999", "x", ""])
def test_a_year_that_is_not_there_leads_to_one_that_is(days, client, year):
    assert client.get(f"/holidays/?year={year}").status_code == 200


def test_a_steward_adds_a_day_and_edits_it_and_reads_the_history(days, client, lan):
    client.force_login(lan)

    client.post("/holidays/new/", {**TYPED, "day": "2027-02-12"})
    again = client.post("/holidays/new/", {**TYPED, "day": "2027-02-12"})
    saved = client.post("/holidays/2027-02-12/edit/", {**TYPED, "version": "1", "kind": "ordinary"})
    late = client.post("/holidays/2027-02-12/edit/", {**TYPED, "version": "1", "kind": "working"})

    assert (again.status_code, saved.status_code, late.status_code) == (422, 302, 409)
    assert Holiday.objects.get(day="2027-02-12").kind == "ordinary"
    assert "Trước đó: Ngày nghỉ" in client.get("/holidays/2027-02-12/").content.decode()


def test_others_read_only(days, client, ha):
    client.force_login(ha)

    answers = [client.get("/holidays/new/"), client.get("/holidays/2026-02-17/edit/"), client.get("/holidays/2026-02-17/")]

    assert [answer.status_code for answer in answers] == [403, 403, 200]
    assert client.get("/holidays/no-day/").status_code == 404
