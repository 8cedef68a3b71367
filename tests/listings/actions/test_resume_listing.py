"""A paused listing comes back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.listings.actions import resume_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_published, in_state


@pytest.fixture
def listing(seeker, an, ha):
    return in_state(a_published(seeker, an, ha), "paused")


def test_it_leads_to_its_state_and_is_remembered(listing, an):
    resume_listing(listing, by=an)

    assert Listing.objects.get(pk=listing.pk).state == "published"
    assert history_of(listing).first().verb == "resume"
    assert history_of(listing).first().actor_name == an.name


def test_who_may_not_is_refused(listing, binh):
    with pytest.raises(PermissionDenied):
        resume_listing(listing, by=binh)

    assert Listing.objects.get(pk=listing.pk).state == "paused"


def test_it_does_not_start_elsewhere(listing, an):
    in_state(listing, "draft")

    with pytest.raises(IllegalMove):
        resume_listing(listing, by=an)


def test_the_second_hand_is_told(listing, an):
    other = Listing.objects.get(pk=listing.pk)
    resume_listing(listing, by=an)

    with pytest.raises(Stale):
        resume_listing(other, by=an)


def test_past_its_last_day_it_is_refused_with_what_to_mend(listing, an):
    in_state(listing, "paused", valid_until=timezone.localdate() - timedelta(days=1))

    with translation.override("en"), pytest.raises(Refused) as refusal:
        resume_listing(listing, by=an)

    assert "give a later day" in str(refusal.value.message)
    assert Listing.objects.get(pk=listing.pk).state == "paused"


def test_resumed_after_half_a_year_it_counts_as_confirmed_and_is_shown(listing, an):
    in_state(listing, "paused", last_confirmed_at=timezone.now() - timedelta(days=180))

    resume_listing(listing, by=an)

    assert listing.is_published and listing.is_fresh
