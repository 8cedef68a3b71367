"""Change what a listing says."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.listings.actions import edit_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, a_term, in_state


@pytest.fixture
def listing(seeker, an):
    return a_draft(seeker, an)


def test_it_writes_what_is_given_and_remembers_which_parts(listing, an):
    rows = [{"parameter": "công suất", "operator": ">=", "value": 500.0, "unit": "m³/ngày"}]

    edit_listing(listing, by=an, version=1, title_en="Colour removal", specifications=rows, terms=[a_term("field", "104")])

    kept = Listing.objects.get(pk=listing.pk)
    assert (kept.title_en, kept.title_vi, kept.version) == ("Colour removal", "Nước thải nhuộm còn màu sau xử lý", 2)
    assert kept.codes == {"field": ["104"]}
    assert history_of(kept).first().facts == {"changed": ["specifications", "terms", "title_en"]}


def test_rows_not_named_are_left_alone(listing, an):
    edit_listing(listing, by=an, version=1, targets=[{"metric": "phí", "wanted": "0"}])
    edit_listing(listing, by=an, version=2, title_en="Colour removal")

    assert listing.targets.count() == 1


def test_two_people_editing_never_lose_a_change(listing, an):
    other = Listing.objects.get(pk=listing.pk)
    edit_listing(listing, by=an, version=1, title_en="Colour removal")

    with pytest.raises(Stale):
        edit_listing(other, by=an, version=1, title_en="Decolouring")

    assert Listing.objects.get(pk=listing.pk).title_en == "Colour removal"


def test_a_published_listing_is_not_edited_under_the_readers_eyes(listing, an, ha):
    in_state(listing, "published")

    with pytest.raises(PermissionDenied):
        edit_listing(listing, by=an, version=1, title_en="x")
    with pytest.raises((PermissionDenied, IllegalMove)):
        edit_listing(listing, by=ha, version=1, title_en="x")


def test_a_stranger_may_not(listing, binh):
    with pytest.raises(PermissionDenied):
        edit_listing(listing, by=binh, version=1, title_en="x")
