"""The pages of interests and cases under axe: both widths, both schemes, and none scrolls sideways on a narrow phone."""

from __future__ import annotations

import pytest

from cungcau.jobs.queue import drain
from tests.factories.cases import a_case, a_logged
from tests.factories.interests import an_interest, led_to
from tests.factories.listings import a_published
from tests.journeys.test_accessibility import faults_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]


@pytest.fixture
def places(institute, seeker, an, quan, dung, ha, lan, point, vocabulary):
    """An interest that waits, one whose contacts are open, and a case with a log."""
    offer, other = (a_published(institute, quan, ha, kind="offer", title_vi=f"Màng ôzôn {n}") for n in (1, 2))
    waiting, opened = an_interest(offer, seeker, an), led_to(an_interest(other, seeker, an), "revealed", an, quan, dung)
    case = a_case(dung, a_published(seeker, an, ha), offer)
    a_logged(case, dung)
    drain()
    return [one.get_absolute_url() for one in (waiting, opened, case)]


def test_the_brokers_pages(visit, places, dung):
    waiting, opened, case = places
    asked = [f"{case}{verb}/" for verb in ("go", "edit", "pause", "lose", "plan", "hand_over")]
    own = ["/interests/desk/", waiting, opened, "/cases/", "/cases/?show=cold", "/cases/open/", case]
    pages = [*own, *(page for page in asked if is_there(page, dung))]

    assert faults_of(visit("/", as_user=dung), pages) == {}


def test_the_pages_of_both_sides(visit, places, an):
    waiting, opened, case = places

    assert faults_of(visit("/", as_user=an), ["/interests/", waiting, opened, f"{waiting}withdraw/", "/cases/own/", case]) == {}


def is_there(page, user):
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client.get(page).status_code == 200
