"""Change what an entry says."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import edit_facility
from cungcau.facilities.models import Facility
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.facilities import put


def test_a_published_entry_stays_published_and_the_change_is_named(facility, quan):
    edit_facility(facility, by=quan, version=facility.version, capacity="20 mẫu")

    kept = Facility.objects.get(pk=facility.pk)
    assert (kept.state, kept.capacity) == ("published", "20 mẫu")
    assert history_of(facility).first().facts == {"changed": ["capacity"]}


def test_who_comes_second_is_told(facility, quan):
    version = facility.version
    edit_facility(facility, by=quan, version=version, capacity="1")

    with pytest.raises(Stale):
        edit_facility(facility, by=quan, version=version, capacity="2")


@pytest.mark.parametrize("name", ["an", "ha", "lan", "guest"])
def test_who_may_not_is_refused(facility, name, request):
    with pytest.raises(PermissionDenied):
        edit_facility(facility, by=request.getfixturevalue(name), version=facility.version, capacity="x")


def test_while_it_is_read_it_does_not_change(facility, quan):
    put(facility, "submitted")

    with pytest.raises(IllegalMove):
        edit_facility(facility, by=quan, version=facility.version, capacity="x")
