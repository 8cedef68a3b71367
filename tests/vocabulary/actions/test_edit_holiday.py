"""A steward says what a day is after all."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.trail.queries import history_of
from cungcau.vocabulary.actions import edit_holiday, load_holidays
from cungcau.vocabulary.holidays import calendar
from cungcau.vocabulary.models import Holiday

pytestmark = pytest.mark.django_db


@pytest.fixture
def culture_day():
    load_holidays()
    return Holiday.objects.get(day=date(2026, 11, 24))


def test_the_clock_follows_and_the_history_keeps_what_was_before(lan, culture_day):
    edit_holiday(culture_day, by=lan, version=1, kind="off", status="announced", source="Bộ luật Lao động sửa đổi")

    assert not calendar().is_working(culture_day.day)
    before = history_of(culture_day).first().facts["before"]
    assert (before["kind"], before["status"]) == ("ordinary", "unknown")


def test_who_comes_second_is_told(lan, culture_day):
    other = Holiday.objects.get(pk=culture_day.pk)
    edit_holiday(culture_day, by=lan, version=1, kind="off")

    with pytest.raises(Stale):
        edit_holiday(other, by=lan, version=1, kind="working")


def test_others_may_not(an, culture_day):
    with pytest.raises(PermissionDenied):
        edit_holiday(culture_day, by=an, version=1, kind="off")
