"""A moderator has read the difference, and the new text takes the place of the old one."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.errors import Stale
from cungcau.listings.actions import accept_change, amend_listing
from cungcau.listings.models import Change, Listing
from cungcau.listings.queries import open_change
from cungcau.notices.models import Notice
from cungcau.trail.queries import history_of
from tests.factories.listings import a_published

NEW = "Khử màu bằng màng lọc, thử tại chỗ ba tháng"


@pytest.fixture
def listing(seeker, an, ha):
    made = a_published(seeker, an, ha)
    return amend_listing(made, by=an, version=made.version, title_vi=NEW)


def test_it_is_public_kept_as_a_version_and_remembered_at_the_listing(listing, an, ha):
    accept_change(open_change(listing), by=ha)
    drain()

    now = Listing.objects.get(pk=listing.pk)
    assert (now.title_vi, now.state, open_change(now)) == (NEW, "published", None)
    assert now.revisions.first().content["title_vi"] == NEW
    assert history_of(now).first().verb == "accept_change"
    assert Notice.objects.filter(user=an, kind="change_accepted").exists()


def test_the_second_hand_is_told(listing, ha):
    first, second = Change.objects.get(), Change.objects.get()
    accept_change(first, by=ha)

    with pytest.raises(Stale):
        accept_change(second, by=ha)


def test_nobody_accepts_her_own(listing, an, ha):
    Change.objects.update(by=ha)
    for person in (an, ha):
        with pytest.raises(PermissionDenied):
            accept_change(Change.objects.get(), by=person)
