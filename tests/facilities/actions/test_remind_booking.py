"""Remind both sides of tomorrow's booking."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import remind_booking
from cungcau.kit.policy import SYSTEM


def test_it_is_done_once(booking):
    assert [remind_booking(booking, by=SYSTEM), remind_booking(booking, by=SYSTEM)] == [True, False]


def test_no_person_does_it(booking, quan):
    with pytest.raises(PermissionDenied):
        remind_booking(booking, by=quan)
