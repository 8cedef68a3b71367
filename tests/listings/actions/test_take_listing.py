"""A moderator takes a listing, so that no other one reads the same."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.listings.actions import let_go_listing, take_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_submitted
from tests.people import person


@pytest.fixture
def listing(seeker, an):
    return a_submitted(seeker, an)


def test_it_is_hers_and_remembered(listing, ha):
    take_listing(listing, by=ha)

    assert Listing.objects.get(pk=listing.pk).reader == ha
    assert (history_of(listing).first().verb, listing.version) == ("take", Listing.objects.get(pk=listing.pk).version)


def test_of_two_who_take_it_one_has_it_and_the_other_is_told(listing, ha):
    other = person("ha2", "Vũ Thanh Hà", "moderator")
    take_listing(listing, by=ha)

    with pytest.raises(Stale):
        take_listing(Listing.objects.get(pk=listing.pk), by=other)
    take_listing(listing, by=ha)
    let_go_listing(listing, by=ha)
    take_listing(listing, by=other)

    assert Listing.objects.get(pk=listing.pk).reader == other


def test_who_may_not_is_refused(listing, dung):
    with pytest.raises(PermissionDenied):
        take_listing(listing, by=dung)
