"""What a verb has read of a listing's rows is kept as it was read, and is what reading it anew would find."""

from __future__ import annotations

import pytest
from django.db.models import prefetch_related_objects

from cungcau.kit.related import columns_of
from cungcau.listings.actions import publish_listing, submit_listing
from cungcau.listings.content import content_of
from cungcau.listings.models import Listing
from cungcau.listings.revisions import keep_revision, kept_content
from tests.factories.listings import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(seeker, an):
    row = {"parameter": "lưu lượng", "operator": ">=", "value": 350, "unit": "m³/ngày", "must": True}
    targets = [{"metric": "độ màu", "now": "420", "wanted": "50", "unit": "Pt-Co"}]
    return a_draft(seeker, an, specifications=[row], targets=targets)


def test_columns_are_the_same_with_and_without_what_was_prefetched(listing, django_assert_num_queries):
    with django_assert_num_queries(1):
        asked = list(columns_of(listing, "specifications", "parameter", "unit"))
    prefetch_related_objects([listing], "specifications")
    with django_assert_num_queries(0):
        known = list(columns_of(listing, "specifications", "parameter", "unit"))

    assert asked == known
    assert asked


def test_a_version_holds_what_reading_it_anew_finds(listing, an, ha):
    submit_listing(listing, by=an)
    publish_listing(listing, by=ha)
    anew = Listing.objects.get(pk=listing.pk)
    versions = {row.verb: row.content for row in anew.revisions.all()}

    assert versions["publish"] == kept_content(anew)
    assert versions["submit"]["specifications"] == content_of(anew)["specifications"]
    assert versions["submit"]["title_vi"] == anew.title_vi


def test_a_version_is_kept_once(listing, an):
    keep_revision(listing, by=an, verb="first")
    keep_revision(listing, by=an, verb="second")
    kept = listing.revisions.filter(version=listing.version)

    assert [row.verb for row in kept] != ["second"]
    assert kept.count() == 1
