"""Take a closure back."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import close_days, reopen_days
from tests.factories.facilities import a_request, moment


def test_it_can_be_asked_for_again(facility, quan, an, seeker):
    day = moment(1, 9).date()
    reopen_days(close_days(facility, by=quan, first=day, last=day), by=quan)

    assert a_request(facility, seeker, an).state == "requested"


def test_who_may_not_is_refused(facility, quan, an):
    closure = close_days(facility, by=quan, first=moment(1, 9).date(), last=moment(1, 9).date())

    with pytest.raises(PermissionDenied):
        reopen_days(closure, by=an)
