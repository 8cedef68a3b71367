"""The clock, or a moderator, ends a listing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.listings import tasks
from cungcau.listings.actions import expire_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_published, in_state


@pytest.fixture
def listing(seeker, an, ha):
    return a_published(seeker, an, ha)


def test_it_leads_to_its_state_and_is_remembered(listing, ha):
    expire_listing(listing, by=ha)

    assert Listing.objects.get(pk=listing.pk).state == "expired"
    assert history_of(listing).first().verb == "expire"
    assert history_of(listing).first().actor_name == ha.name


def test_who_may_not_is_refused(listing, an):
    with pytest.raises(PermissionDenied):
        expire_listing(listing, by=an)

    assert Listing.objects.get(pk=listing.pk).state == "published"


def test_it_does_not_start_elsewhere(listing, ha):
    in_state(listing, "draft")

    with pytest.raises(IllegalMove):
        expire_listing(listing, by=ha)


def test_the_second_hand_is_told(listing, ha):
    other = Listing.objects.get(pk=listing.pk)
    expire_listing(listing, by=ha)

    with pytest.raises(Stale):
        expire_listing(other, by=ha)


def test_the_clock_ends_what_is_past_its_last_day_and_nothing_else(seeker, an, ha):
    past = in_state(a_published(seeker, an, ha), "published", valid_until="2020-01-01")
    today = in_state(a_published(seeker, an, ha), "published", valid_until=timezone.localdate())
    tasks.expire_old_listings.call()

    assert Listing.objects.get(pk=past.pk).state == "expired"
    assert Listing.objects.get(pk=today.pk).state == "published"
    assert history_of(past).first().actor == ""
