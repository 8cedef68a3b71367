"""The moderator says what to mend."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.listings.actions import return_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_submitted, in_state


@pytest.fixture
def listing(seeker, an, ha):
    return a_submitted(seeker, an)


def test_it_leads_to_its_state_and_is_remembered(listing, ha):
    return_listing(listing, by=ha, comment="Xin thêm số liệu.")

    assert Listing.objects.get(pk=listing.pk).state == "returned"
    assert history_of(listing).first().verb == "return"
    assert history_of(listing).first().actor_name == ha.name


def test_who_may_not_is_refused(listing, dung):
    with pytest.raises(PermissionDenied):
        return_listing(listing, by=dung, comment="Xin thêm số liệu.")

    assert Listing.objects.get(pk=listing.pk).state == "submitted"


def test_it_does_not_start_elsewhere(listing, ha):
    in_state(listing, "draft")

    with pytest.raises(IllegalMove):
        return_listing(listing, by=ha, comment="Xin thêm số liệu.")


def test_the_second_hand_is_told(listing, ha):
    other = Listing.objects.get(pk=listing.pk)
    return_listing(listing, by=ha, comment="Xin thêm số liệu.")

    with pytest.raises(Stale):
        return_listing(other, by=ha, comment="Xin thêm số liệu.")


def test_the_comment_is_on_the_listing_and_in_the_history(listing, ha):
    return_listing(listing, by=ha, comment="Xin thêm số liệu.")

    assert listing.comment == "Xin thêm số liệu."
    assert history_of(listing).first().note == "Xin thêm số liệu."
