"""Take bookings again."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import resume_facility
from cungcau.facilities.models import Facility
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_facility, put


@pytest.fixture
def entry(institute, quan, ha):
    return put(a_facility(institute, quan), "paused")


def test_it_leads_to_its_state_and_is_remembered(entry, quan):
    resume_facility(entry, by=quan)

    assert Facility.objects.get(pk=entry.pk).state == "published"
    assert history_of(entry).first().verb == "resume"


@pytest.mark.parametrize("name", ["an", "dung", "guest"])
def test_who_may_not_is_refused(entry, name, request):
    with pytest.raises(PermissionDenied):
        resume_facility(entry, by=request.getfixturevalue(name))


def test_it_does_not_start_elsewhere(entry, quan):
    put(entry, "draft")

    with pytest.raises(IllegalMove):
        resume_facility(entry, by=quan)


def test_the_second_hand_is_told(entry, quan):
    other = Facility.objects.get(pk=entry.pk)
    resume_facility(entry, by=quan)

    with pytest.raises(Stale):
        resume_facility(other, by=quan)
