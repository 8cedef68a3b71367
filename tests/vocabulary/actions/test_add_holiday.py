"""A steward names a day that differs from its weekday."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.trail.queries import history_of
from cungcau.vocabulary.actions import add_holiday
from cungcau.vocabulary.holidays import calendar
from cungcau.vocabulary.models import Holiday

pytestmark = pytest.mark.django_db
DAY = date(2028, 1, 3)
VALUES = {"kind": "off", "name_vi": "Tết Dương lịch (nghỉ bù)", "source": "Điều 111.3", "status": "computed"}


def test_the_clock_counts_without_it_and_the_history_says_who(lan):
    added = add_holiday(DAY, by=lan, **VALUES)

    assert not calendar().is_working(DAY)
    assert history_of(added).first().actor_name == lan.name


def test_others_may_not(ha):
    with pytest.raises(PermissionDenied):
        add_holiday(DAY, by=ha, **VALUES)

    assert not Holiday.objects.exists()
