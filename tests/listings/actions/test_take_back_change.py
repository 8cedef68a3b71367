"""The owner takes a change back."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.listings.actions import amend_listing, take_back_change
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from tests.factories.listings import a_published

NEW = "Khử màu bằng màng lọc, thử tại chỗ ba tháng"


@pytest.fixture
def listing(seeker, an, ha):
    made = a_published(seeker, an, ha)
    return amend_listing(made, by=an, version=made.version, title_vi=NEW)


def test_the_listing_stays_as_it_is(listing, an):
    take_back_change(open_change(listing), by=an)

    assert open_change(listing) is None
    assert Listing.objects.get(pk=listing.pk).title_vi != NEW


def test_who_may_not_is_refused(listing, binh):
    with pytest.raises(PermissionDenied):
        take_back_change(open_change(listing), by=binh)
