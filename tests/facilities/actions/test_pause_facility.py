"""Take no bookings for a while."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import pause_facility
from cungcau.facilities.models import Facility
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_bookable, put


@pytest.fixture
def entry(institute, quan, ha):
    return a_bookable(institute, quan, ha)


def test_it_leads_to_its_state_and_is_remembered(entry, quan):
    pause_facility(entry, by=quan)

    assert Facility.objects.get(pk=entry.pk).state == "paused"
    assert history_of(entry).first().verb == "pause"


@pytest.mark.parametrize("name", ["an", "dung", "guest"])
def test_who_may_not_is_refused(entry, name, request):
    with pytest.raises(PermissionDenied):
        pause_facility(entry, by=request.getfixturevalue(name))


def test_it_does_not_start_elsewhere(entry, quan):
    put(entry, "draft")

    with pytest.raises(IllegalMove):
        pause_facility(entry, by=quan)


def test_the_second_hand_is_told(entry, quan):
    other = Facility.objects.get(pk=entry.pk)
    pause_facility(entry, by=quan)

    with pytest.raises(Stale):
        pause_facility(other, by=quan)
