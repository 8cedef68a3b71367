"""Let the rows of a checked file come in."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import apply_import
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.listings.models import Listing
from tests.factories.exchange import NEED, an_upload, applied, checked


def test_it_waits_for_the_background(seeker, dung):
    thing = apply_import(checked(dung, NEED), by=dung)

    assert (thing.state, Listing.objects.count()) == ("applying", 0)


def test_only_whoever_brought_it_in_applies_it(seeker, dung, ha, lan):
    thing = checked(dung, NEED)
    for other in (ha, lan):
        with pytest.raises(PermissionDenied):
            apply_import(thing, by=other)


def test_where_no_row_would_change_anything_there_is_nothing_to_apply(seeker, dung):
    applied(dung, NEED)
    with pytest.raises(Refused):
        apply_import(checked(dung, NEED), by=dung)


def test_what_is_not_checked_is_not_applied(seeker, dung):
    with pytest.raises(IllegalMove):
        apply_import(an_upload(dung, NEED), by=dung)
