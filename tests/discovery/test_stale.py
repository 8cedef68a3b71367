"""What nobody has confirmed for long leaves search and matches, and is back the moment it is confirmed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.discovery.demand import unserved
from cungcau.discovery.matches import matches_for
from cungcau.discovery.models import Standing
from cungcau.discovery.queries import Search, fetch, open_counts, search
from cungcau.discovery.standings import reckon_all
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import confirm_listing, expire_listing, renew_listing
from tests.factories.life import confirmed_ago, ending_in
from tests.factories.listings import a_published

pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture
def offer(institute, quan, ha):
    listing = a_published(institute, quan, ha, "offer")
    drain()
    return listing


def found(user, kind="offer"):
    asked = Search(words="nước thải", kind=kind)
    return [thing for _kind, thing in fetch(search(asked, user).ranked, user)]


def test_a_stale_offer_leaves_search_counts_and_matches_and_comes_back_confirmed(need, offer, guest, an, quan):
    assert found(guest) == [offer]
    assert [one.listing for one in matches_for(need, an).proposals] == [offer]

    confirmed_ago(offer, 121)

    assert (found(guest), found(an), open_counts(guest)["offer"]) == ([], [], 0)
    assert matches_for(need, an).proposals == []

    offer.refresh_from_db()
    confirm_listing(offer, by=quan)

    assert found(guest) == [offer]
    assert [one.listing for one in matches_for(need, an).proposals] == [offer]


def test_how_well_a_need_is_served_follows_a_stale_offer_by_night_and_its_return_at_once(need, offer, quan, dung):
    assert not unserved(dung).exists()
    confirmed_ago(offer, 121)
    reckon_all()
    assert list(unserved(dung)) == [need]

    offer.refresh_from_db()
    confirm_listing(offer, by=quan)
    drain()

    assert Standing.objects.get(need=need).offer == offer


def test_a_confirmation_of_what_was_current_reckons_nothing(need, offer, quan):
    before = Standing.objects.get(need=need).at

    confirm_listing(offer, by=quan)
    drain()

    assert Standing.objects.get(need=need).at == before


def test_a_renewed_offer_is_found_and_matched_again(need, offer, guest, quan):
    ending_in(offer, -1)
    expire_listing(offer, by=SYSTEM)
    drain()
    assert found(guest) == []

    renew_listing(offer, by=quan, last_day=timezone.localdate() + timedelta(days=30))
    drain()

    assert found(guest) == [offer]
    assert Standing.objects.get(need=need).offer == offer
