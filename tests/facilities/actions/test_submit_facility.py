"""Send an entry for review."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import submit_facility
from cungcau.facilities.models import Facility
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import a_facility, put


@pytest.fixture
def entry(institute, quan, ha):
    return a_facility(institute, quan)


def test_it_leads_to_its_state_and_is_remembered(entry, quan):
    submit_facility(entry, by=quan)

    assert Facility.objects.get(pk=entry.pk).state == "submitted"
    assert history_of(entry).first().verb == "submit"


@pytest.mark.parametrize("name", ["an", "ha", "dung", "guest"])
def test_who_may_not_is_refused(entry, name, request):
    with pytest.raises(PermissionDenied):
        submit_facility(entry, by=request.getfixturevalue(name))


def test_it_does_not_start_elsewhere(entry, quan):
    put(entry, "published")

    with pytest.raises(IllegalMove):
        submit_facility(entry, by=quan)


def test_the_second_hand_is_told(entry, quan):
    other = Facility.objects.get(pk=entry.pk)
    submit_facility(entry, by=quan)

    with pytest.raises(Stale):
        submit_facility(other, by=quan)


def test_what_is_missing_is_told(entry, quan):
    entry.openings.all().delete()
    Facility.objects.filter(pk=entry.pk).update(conditions="")
    entry.refresh_from_db()

    with pytest.raises(Refused) as refusal:
        submit_facility(entry, by=quan)

    assert refusal.value.code == "incomplete"
