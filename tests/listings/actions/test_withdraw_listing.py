"""The owner takes a listing away."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.listings.actions import amend_listing, withdraw_listing
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, a_published, in_state


@pytest.fixture
def listing(seeker, an, ha):
    return a_published(seeker, an, ha)


def test_it_leads_to_its_state_and_is_remembered(listing, an):
    withdraw_listing(listing, by=an, note="Đã tìm được.")

    assert Listing.objects.get(pk=listing.pk).state == "withdrawn"
    assert history_of(listing).first().verb == "withdraw"
    assert history_of(listing).first().actor_name == an.name


def test_who_may_not_is_refused(listing, binh):
    with pytest.raises(PermissionDenied):
        withdraw_listing(listing, by=binh, note="Đã tìm được.")

    assert Listing.objects.get(pk=listing.pk).state == "published"


def test_it_does_not_start_elsewhere(listing, an):
    in_state(listing, "withdrawn")

    with pytest.raises(IllegalMove):
        withdraw_listing(listing, by=an, note="Đã tìm được.")


def test_the_second_hand_is_told(listing, an):
    other = Listing.objects.get(pk=listing.pk)
    withdraw_listing(listing, by=an, note="Đã tìm được.")

    with pytest.raises(Stale):
        withdraw_listing(other, by=an, note="Đã tìm được.")


def test_a_change_that_waited_waits_no_more(seeker, an, ha):
    published = a_published(seeker, an, ha)
    amend_listing(published, by=an, version=published.version, title_vi="Tiêu đề mới nói rõ hơn")

    withdraw_listing(published, by=an)

    assert open_change(published) is None


def test_its_outside_id_can_be_freed_and_the_trail_keeps_it(seeker, dung):
    listing = a_draft(seeker, dung, external_id="N1")

    withdraw_listing(listing, by=dung, free_id=True)

    assert (listing.state, listing.external_id) == ("withdrawn", "")
    assert history_of(listing).first().facts == {"external_id": "N1"}
    assert a_draft(seeker, dung, external_id="N1").external_id == "N1"
