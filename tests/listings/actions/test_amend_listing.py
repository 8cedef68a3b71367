"""A published listing is changed: what is harmless at once, what matters after a moderator has read it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.listings.actions import amend_listing, pause_listing
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from tests.factories.listings import a_published, a_term

ROW = {"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "unit": "m³/ngày", "must": True}


@pytest.fixture
def listing(seeker, an, ha):
    return a_published(seeker, an, ha, specifications=[ROW])


def fresh(listing):
    return Listing.objects.get(pk=listing.pk)


def test_harmless_changes_go_live_at_once(listing, an, rival):
    day = timezone.localdate() + timedelta(days=40)
    terms = [*listing.terms.all(), a_term("vsic", "13")]

    amend_listing(
        listing, by=an, version=listing.version, keywords_vi="màu", valid_until=day, money_max=3 * 10**9, terms=terms,
        excluded_organisations=[rival], title_vi=listing.title_vi,
    )  # fmt: skip

    now = fresh(listing)
    assert (now.keywords_vi, now.valid_until, now.money_max, now.state) == ("màu", day, 3 * 10**9, "published")
    assert (now.codes["vsic"], list(now.excluded_organisations.all()), open_change(now)) == (["13"], [rival], None)


def test_what_matters_waits_and_the_old_text_stays_public(listing, an):
    old = listing.title_vi
    rows = [{**ROW, "value": 400.0}]
    terms = [a_term("field", "208"), a_term("transfer_mode", "technical_assistance")]

    amend_listing(
        listing, by=an, version=listing.version, title_vi="Tiêu đề mới nói rõ hơn nhiều", specifications=rows, terms=terms,
        keywords_vi="màu",
    )  # fmt: skip

    now = fresh(listing)
    assert (now.title_vi, now.keywords_vi, now.specifications.get().value, now.codes["field"]) == (old, "màu", 350.0, ["207"])
    assert sorted(open_change(now).after) == ["specifications", "terms:field", "title_vi"]


def test_of_an_offer_the_price_waits_of_a_need_the_budget_does_not(institute, quan, ha):
    offer = a_published(institute, quan, ha, "offer")

    amend_listing(offer, by=quan, version=offer.version, money_min=10**9)

    assert (fresh(offer).money_min, open_change(offer).after) == (900_000_000, {"money_min": 10**9})


def test_a_second_change_takes_the_place_of_the_first_and_the_old_words_take_it_back(listing, an):
    old = listing.title_vi
    for title in ("Một tiêu đề khác hẳn trước", "Lại một tiêu đề khác nữa"):
        amend_listing(listing, by=an, version=listing.version, title_vi=title)
    assert open_change(listing).after == {"title_vi": "Lại một tiêu đề khác nữa"}

    amend_listing(listing, by=an, version=listing.version, title_vi=old)

    assert (open_change(listing), listing.changes.get().state) == (None, "taken_back")


def test_a_text_that_tells_what_it_must_not_is_refused(listing, an):
    with pytest.raises(Refused, match="incomplete"):
        amend_listing(listing, by=an, version=listing.version, problem="Gọi 0912 345 678, 640 triệu.")

    assert open_change(listing) is None


def test_others_may_not_nor_elsewhere_nor_who_comes_second(listing, an, binh, ha):
    other = fresh(listing)
    for person in (binh, ha):
        with pytest.raises(PermissionDenied):
            amend_listing(listing, by=person, version=listing.version, keywords_vi="x")
    amend_listing(listing, by=an, version=listing.version, keywords_vi="x")
    with pytest.raises(Stale):
        amend_listing(other, by=an, version=other.version, keywords_vi="y")
    pause_listing(listing, by=an)
    with pytest.raises((PermissionDenied, IllegalMove)):
        amend_listing(listing, by=an, version=listing.version, keywords_vi="z")
