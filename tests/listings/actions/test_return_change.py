"""A change is given back: the old text stays public, what was written is kept."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.listings.actions import amend_listing, return_change
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from cungcau.notices.models import Outgoing
from tests.factories.listings import a_published

NEW = "Khử màu bằng màng lọc, thử tại chỗ ba tháng"


@pytest.fixture
def listing(seeker, an, ha):
    made = a_published(seeker, an, ha)
    return amend_listing(made, by=an, version=made.version, title_vi=NEW)


def test_the_author_reads_why_and_the_words_are_kept(listing, an, ha):
    return_change(open_change(listing), by=ha, comment="Xin số liệu.")
    drain()

    change = open_change(listing)
    assert (change.state, change.comment, change.after["title_vi"]) == ("returned", "Xin số liệu.", NEW)
    assert Listing.objects.get(pk=listing.pk).title_vi != NEW
    assert Outgoing.objects.filter(to=an.email, text__contains="Xin số liệu.").exists()


def test_who_may_not_is_refused(listing, an):
    with pytest.raises(PermissionDenied):
        return_change(open_change(listing), by=an, comment="x")
