"""A reader ticks what no machine can see."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.listings.actions import edit_listing, tick_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_submitted


@pytest.fixture
def listing(seeker, an):
    return a_submitted(seeker, an)


def keys(listing):
    return set(listing.ticks.filter(version=listing.version).values_list("key", flat=True))


def test_exactly_these_are_ticked_by_whom_is_kept_and_the_same_again_writes_nothing(listing, ha):
    tick_listing(listing, by=ha, keys=["language", "duplicates", "subkind", "no-such"])
    tick_listing(listing, by=ha, keys=["language", "duplicates"])
    assert (keys(listing), history_of(listing).filter(verb="tick").count()) == ({"language", "duplicates"}, 1)

    tick_listing(listing, by=ha, keys=["language"])

    assert keys(listing) == {"language"}
    assert listing.ticks.get().by_name == ha.name


def test_a_tick_holds_for_the_text_that_was_read(listing, ha):
    tick_listing(listing, by=ha, keys=["language"])
    edit_listing(listing, by=ha, version=listing.version, title_vi="Chữ khác")

    assert keys(Listing.objects.get(pk=listing.pk)) == set()


def test_who_may_not_is_refused(listing, an):
    with pytest.raises(PermissionDenied):
        tick_listing(listing, by=an, keys=["language"])
