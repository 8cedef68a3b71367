"""Say that a listing is still current."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.listings.actions import confirm_listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_published, in_state


@pytest.fixture
def old(seeker, an, ha):
    return in_state(a_published(seeker, an, ha), "published", last_confirmed_at=timezone.now() - timedelta(days=100))


@pytest.mark.parametrize("name", ["an", "dung"])
def test_the_owner_or_a_broker_makes_it_fresh_again(old, name, request):
    assert not old.is_fresh

    confirm_listing(old, by=request.getfixturevalue(name))

    assert old.is_fresh
    assert old.state == "published"
    assert history_of(old).first().verb == "confirm"


def test_others_may_not(old, binh):
    with pytest.raises(PermissionDenied):
        confirm_listing(old, by=binh)
