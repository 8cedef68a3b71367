"""Give an entry back to its owner."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import return_facility
from cungcau.facilities.models import Facility
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_submitted_facility, put


@pytest.fixture
def entry(institute, quan, ha):
    return a_submitted_facility(institute, quan)


def test_it_leads_to_its_state_and_is_remembered(entry, ha):
    return_facility(entry, by=ha, comment="Ghi rõ công suất.")

    assert Facility.objects.get(pk=entry.pk).state == "returned"
    assert history_of(entry).first().verb == "return"


@pytest.mark.parametrize("name", ["an", "quan", "dung", "guest"])
def test_who_may_not_is_refused(entry, name, request):
    with pytest.raises(PermissionDenied):
        return_facility(entry, by=request.getfixturevalue(name), comment="Ghi rõ công suất.")


def test_it_does_not_start_elsewhere(entry, ha):
    put(entry, "draft")

    with pytest.raises(IllegalMove):
        return_facility(entry, by=ha, comment="Ghi rõ công suất.")


def test_the_second_hand_is_told(entry, ha):
    other = Facility.objects.get(pk=entry.pk)
    return_facility(entry, by=ha, comment="Ghi rõ công suất.")

    with pytest.raises(Stale):
        return_facility(other, by=ha, comment="Ghi rõ công suất.")
