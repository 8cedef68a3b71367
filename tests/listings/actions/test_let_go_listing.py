"""Who cannot read it lets it go."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.listings.actions import let_go_listing, take_listing
from cungcau.listings.models import Listing
from tests.factories.listings import a_submitted


def test_it_is_nobodys_again(seeker, an, ha):
    listing = take_listing(a_submitted(seeker, an), by=ha)

    let_go_listing(listing, by=ha)

    assert Listing.objects.get(pk=listing.pk).reader is None
    with pytest.raises(PermissionDenied):
        let_go_listing(listing, by=an)
