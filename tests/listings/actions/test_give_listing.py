"""A listing under review is given to another moderator, who is told."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.listings.actions import give_listing, take_listing
from cungcau.listings.models import Listing
from cungcau.notices.models import Notice
from tests.factories.listings import a_submitted
from tests.people import person


@pytest.fixture
def listing(seeker, an):
    return a_submitted(seeker, an)


def test_the_other_one_reads_it_and_is_told(listing, ha):
    other = person("ha2", "Vũ Thanh Hà", "moderator")
    take_listing(listing, by=ha)

    give_listing(listing, by=ha, to=other)
    drain()

    assert Listing.objects.get(pk=listing.pk).reader == other
    assert Notice.objects.filter(user=other, kind="review_given").count() == 1


def test_not_to_who_is_no_moderator_nor_to_its_author(listing, seeker, ha, dung):
    with pytest.raises(Refused):
        give_listing(listing, by=ha, to=dung)
    own = a_submitted(seeker, ha)
    with pytest.raises(Refused):
        give_listing(own, by=ha, to=ha)


def test_who_may_not_is_refused(listing, an, ha):
    with pytest.raises(PermissionDenied):
        give_listing(listing, by=an, to=ha)
