"""The pages of the surveys under axe, in the four looks; none scrolls sideways on a narrow phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.registry.actions import add_contact
from cungcau.surveys.actions import agree_visit, amend_record, assign_visits, record_visit
from cungcau.surveys.models import Visit
from tests.factories.surveys import a_campaign, fresh, said
from tests.journeys.test_accessibility import faults_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]


@pytest.fixture
def campaign(dung, mai, lan, seeker, rival, institute, point, vocabulary):
    """One firm heard by each of two officers, one with an appointment, a contact and no report."""
    found = a_campaign(dung, seeker, rival, institute, aim_vi="Nắm nhu cầu.")
    assign_visits(found, found.visits.all(), by=dung, officer=dung)
    visits = {visit.organisation_id: visit for visit in Visit.objects.all()}
    add_contact(rival, by=dung, name="Cao Thị Liên", phone="0912 000 111", consent_purpose="x", consent_on="2026-01-01")
    first = record_visit(fresh(visits[seeker.pk]), said(), by=dung)
    amend_record(fresh(visits[seeker.pk]), said("k2", seen=first.pid), by=dung)
    agree_visit(fresh(visits[rival.pk]), by=dung, at=timezone.now() + timedelta(days=1), place="Xưởng 2")
    return found


def test_no_page_has_a_fault(visit, campaign, dung, seeker, rival):
    own, heard = campaign.get_absolute_url(), Visit.objects.get(organisation=seeker)
    agreed = Visit.objects.get(organisation=rival)
    a_campaign(dung)
    pages = [
        "/surveys/", "/surveys/new/", own, f"{own}edit/", f"{own}firms/", f"{own}firms/add/", f"{own}results/", f"{own}close/",
        "/surveys/mine/", heard.get_absolute_url(), agreed.get_absolute_url(), f"{agreed.get_absolute_url()}record/",
        f"{agreed.get_absolute_url()}refuse/", f"{agreed.get_absolute_url()}agree/", "/surveys/entry/",
        f"/surveys/entry/NC-{agreed.code}/",
    ]  # fmt: skip

    assert faults_of(visit("/", as_user=dung), pages) == {}


def test_a_firms_people_see_who_comes_on_their_account_page(visit, campaign, binh):
    page = visit("/profile/", as_user=binh)

    assert "Xưởng 2" in page.inner_text("#survey-visits")
    assert faults_of(page, ["/profile/"]) == {}
