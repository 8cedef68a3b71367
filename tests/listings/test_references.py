"""References count up, cheaply, and two never get the same."""

from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from cungcau.listings.models import Listing
from cungcau.listings.references import next_reference, reserved
from tests.factories.listings import a_draft

DAY = date(2026, 11, 22)
STEM = "POINT-NC-20261122-"


def test_the_first_of_a_day_goes_on_after_what_is_there_already(seeker, an):
    for number in ("998", "1003"):
        Listing.objects.filter(pk=a_draft(seeker, an).pk).update(ref=f"{STEM}{number}")

    assert [next_reference("need", DAY), next_reference("need", DAY)] == [f"{STEM}1004", f"{STEM}1005"]


@pytest.mark.django_db
def test_what_is_reserved_nobody_else_gets():
    mine = reserved("need", DAY, 3)

    assert (mine, next_reference("need", DAY)) == ([f"{STEM}001", f"{STEM}002", f"{STEM}003"], f"{STEM}004")
    assert reserved("need", DAY, 0) == []


@pytest.mark.django_db
def test_the_listings_of_the_day_are_looked_through_once():
    from django.db import connection

    next_reference("offer", DAY)
    with CaptureQueriesContext(connection) as asked:
        next_reference("offer", DAY)

    assert not any("listings_listing" in query["sql"] for query in asked)
