"""A moderator asks an expert to read an offer under review."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.listings.actions import ask_reading, call_off_reading, publish_listing
from cungcau.listings.models import Listing
from cungcau.notices.models import Notice
from cungcau.vocabulary.holidays import calendar
from tests.factories.listings import a_submitted
from tests.factories.registry import a_proposed, put
from tests.people import employ, person


@pytest.fixture
def offer(institute, quan):
    return a_submitted(institute, quan, "offer")


@pytest.fixture
def expert(lan):
    return put(a_proposed(lan), "active", user=person("duc", "Nguyễn Hoài Đức"))


def test_the_expert_is_told_and_has_working_days(offer, expert, ha):
    reading = ask_reading(offer, expert, by=ha, question="Có khả thi?")
    drain()

    assert calendar().is_working(reading.due)
    assert Notice.objects.get(user=expert.user, kind="reading_asked").url == f"/readings/{reading.pid}/"


def test_publication_waits_only_where_it_must(offer, expert, ha):
    must = ask_reading(offer, expert, by=ha, must=True)
    with pytest.raises(Refused):
        publish_listing(offer, by=ha)
    call_off_reading(must, by=ha)
    ask_reading(offer, expert, by=ha)

    publish_listing(Listing.objects.get(pk=offer.pk), by=ha)


def test_nobody_with_a_conflict_of_interest_nor_twice(offer, expert, ha, institute, rival, lan):
    ask_reading(offer, expert, by=ha)
    inside = put(a_proposed(lan, name="Trong Nhà", organisation=institute), "active", user=person("trong", "Trong Nhà"))
    bound = put(a_proposed(lan, name="Làm Thuê"), "active", user=employ(person("thue", "Làm Thuê"), institute))
    shut = put(a_proposed(lan, name="Đối Thủ", organisation=rival), "active", user=person("thu", "Đối Thủ"))
    offer.excluded_organisations.add(rival)
    unknown = put(a_proposed(lan, name="Không Tài Khoản"), "active")

    for one in (expert, inside, bound, shut, unknown):
        with pytest.raises(Refused):
            ask_reading(offer, one, by=ha)


def test_who_may_not_is_refused(offer, expert, dung):
    with pytest.raises(PermissionDenied):
        ask_reading(offer, expert, by=dung)
