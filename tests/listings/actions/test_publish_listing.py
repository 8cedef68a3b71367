"""A moderator who did not write it shows a listing to everyone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.listings.actions import publish_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_submitted, in_state


@pytest.fixture
def listing(seeker, an, ha):
    return a_submitted(seeker, an)


def test_it_leads_to_its_state_and_is_remembered(listing, ha):
    publish_listing(listing, by=ha)

    assert Listing.objects.get(pk=listing.pk).state == "published"
    assert history_of(listing).first().verb == "publish"
    assert history_of(listing).first().actor_name == ha.name


def test_who_may_not_is_refused(listing, an):
    with pytest.raises(PermissionDenied):
        publish_listing(listing, by=an)

    assert Listing.objects.get(pk=listing.pk).state == "submitted"


def test_it_does_not_start_elsewhere(listing, ha):
    in_state(listing, "draft")

    with pytest.raises(IllegalMove):
        publish_listing(listing, by=ha)


def test_the_second_hand_is_told(listing, ha):
    other = Listing.objects.get(pk=listing.pk)
    publish_listing(listing, by=ha)

    with pytest.raises(Stale):
        publish_listing(other, by=ha)


def test_it_is_dated_fresh_and_valid_for_a_year(listing, ha):
    publish_listing(listing, by=ha)

    assert listing.is_fresh
    assert (listing.valid_until - timezone.localdate()).days == 365
    assert listing.published_at == listing.last_confirmed_at


def test_a_last_day_of_its_own_is_kept(seeker, an, ha):
    day = timezone.localdate() + timedelta(days=30)
    listing = a_submitted(seeker, an, valid_until=day)

    publish_listing(listing, by=ha)

    assert listing.valid_until == day


def test_past_its_last_day_it_is_refused_with_what_to_mend(listing, ha):
    in_state(listing, "submitted", valid_until=timezone.localdate() - timedelta(days=1))

    with translation.override("en"), pytest.raises(Refused) as refusal:
        publish_listing(listing, by=ha)

    assert "give a later day" in str(refusal.value.message)
    assert Listing.objects.get(pk=listing.pk).state == "submitted"
