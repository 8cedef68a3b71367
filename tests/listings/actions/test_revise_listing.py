"""The owner takes a listing back to the desk."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.listings.actions import amend_listing, revise_listing
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from cungcau.trail.queries import history_of
from tests.factories.listings import a_published, in_state


@pytest.fixture
def listing(seeker, an, ha):
    return a_published(seeker, an, ha)


def test_it_leads_to_its_state_and_is_remembered(listing, an):
    revise_listing(listing, by=an)

    assert Listing.objects.get(pk=listing.pk).state == "draft"
    assert history_of(listing).first().verb == "revise"
    assert history_of(listing).first().actor_name == an.name


def test_who_may_not_is_refused(listing, ha):
    with pytest.raises(PermissionDenied):
        revise_listing(listing, by=ha)

    assert Listing.objects.get(pk=listing.pk).state == "published"


def test_it_does_not_start_elsewhere(listing, an):
    in_state(listing, "submitted")

    with pytest.raises(IllegalMove):
        revise_listing(listing, by=an)


def test_the_second_hand_is_told(listing, an):
    other = Listing.objects.get(pk=listing.pk)
    revise_listing(listing, by=an)

    with pytest.raises(Stale):
        revise_listing(other, by=an)


def test_a_change_that_waited_is_written_into_the_draft(seeker, an, ha):
    published = a_published(seeker, an, ha)
    amend_listing(published, by=an, version=published.version, title_vi="Tiêu đề mới nói rõ hơn")

    revise_listing(published, by=an)

    now = Listing.objects.get(pk=published.pk)
    assert (now.title_vi, now.state, open_change(now)) == ("Tiêu đề mới nói rõ hơn", "draft", None)
