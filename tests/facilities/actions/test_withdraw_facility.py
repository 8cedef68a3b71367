"""Take an entry away."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import withdraw_facility
from cungcau.facilities.models import Facility
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_bookable, put


@pytest.fixture
def entry(institute, quan, ha):
    return a_bookable(institute, quan, ha)


def test_it_leads_to_its_state_and_is_remembered(entry, quan):
    withdraw_facility(entry, by=quan, note="Máy hỏng.")

    assert Facility.objects.get(pk=entry.pk).state == "withdrawn"
    assert history_of(entry).first().verb == "withdraw"


@pytest.mark.parametrize("name", ["an", "dung", "guest"])
def test_who_may_not_is_refused(entry, name, request):
    with pytest.raises(PermissionDenied):
        withdraw_facility(entry, by=request.getfixturevalue(name), note="Máy hỏng.")


def test_it_does_not_start_elsewhere(entry, quan):
    put(entry, "withdrawn")

    with pytest.raises(IllegalMove):
        withdraw_facility(entry, by=quan, note="Máy hỏng.")


def test_the_second_hand_is_told(entry, quan):
    other = Facility.objects.get(pk=entry.pk)
    withdraw_facility(entry, by=quan, note="Máy hỏng.")

    with pytest.raises(Stale):
        withdraw_facility(other, by=quan, note="Máy hỏng.")
