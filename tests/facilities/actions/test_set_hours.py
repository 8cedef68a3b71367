"""Say on which days of the week it is open."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import set_hours
from cungcau.facilities.hours import read_hours
from cungcau.kit.errors import Stale


def test_the_hours_are_the_new_ones(facility, quan):
    set_hours(facility, by=quan, version=facility.version, hours={5: read_hours("9-12")})

    assert [(row.weekday, str(row.opens), str(row.closes)) for row in facility.openings.all()] == [(5, "09:00:00", "12:00:00")]


def test_who_comes_second_is_told(facility, quan):
    version = facility.version
    set_hours(facility, by=quan, version=version, hours={})

    with pytest.raises(Stale):
        set_hours(facility, by=quan, version=version, hours={5: read_hours("9-12")})

    assert not facility.openings.exists()


@pytest.mark.parametrize("name", ["an", "ha", "lan", "guest"])
def test_who_may_not_is_refused(facility, name, request):
    with pytest.raises(PermissionDenied):
        set_hours(facility, by=request.getfixturevalue(name), version=facility.version, hours={})
