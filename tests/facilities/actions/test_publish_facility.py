"""Show an entry to everyone."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import publish_facility
from cungcau.facilities.models import Facility
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_submitted_facility, put


@pytest.fixture
def entry(institute, quan, ha):
    return a_submitted_facility(institute, quan)


def test_it_leads_to_its_state_and_is_remembered(entry, ha):
    publish_facility(entry, by=ha)

    assert Facility.objects.get(pk=entry.pk).state == "published"
    assert history_of(entry).first().verb == "publish"


@pytest.mark.parametrize("name", ["an", "quan", "dung", "mai", "guest"])
def test_who_may_not_is_refused(entry, name, request):
    with pytest.raises(PermissionDenied):
        publish_facility(entry, by=request.getfixturevalue(name))


def test_it_does_not_start_elsewhere(entry, ha):
    put(entry, "draft")

    with pytest.raises(IllegalMove):
        publish_facility(entry, by=ha)


def test_the_second_hand_is_told(entry, ha):
    other = Facility.objects.get(pk=entry.pk)
    publish_facility(entry, by=ha)

    with pytest.raises(Stale):
        publish_facility(other, by=ha)


def test_the_steward_reads_it_as_well(entry, lan):
    assert publish_facility(entry, by=lan).published_at is not None
