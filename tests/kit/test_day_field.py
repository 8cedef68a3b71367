"""A day that cannot be meant is told, in the words and the order of the reader's language."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from cungcau.kit.day_field import DayField

YEAR = timezone.localdate().year


@pytest.mark.parametrize("typed", ["01/01/0001", "31/12/9999", f"31/12/{YEAR - 101}", f"01/01/{YEAR + 51}"])
def test_a_day_out_of_all_bounds_is_refused_with_those_that_hold(typed):
    with translation.override("vi"), pytest.raises(ValidationError) as told:
        DayField().clean(typed)

    assert told.value.messages == [f"Nhập một ngày từ 01/01/{YEAR - 100} đến 31/12/{YEAR + 50}."]


@pytest.mark.parametrize("day", [date(YEAR - 100, 1, 1), date(YEAR + 50, 12, 31), date(2026, 11, 22)])
def test_days_within_and_on_the_bounds_are_taken(day):
    with translation.override("vi"):
        assert DayField().clean(f"{day:%d/%m/%Y}") == day
        assert DayField(required=False).clean("") is None


def test_what_has_happened_lies_not_ahead():
    today = timezone.localdate()
    with translation.override("vi"):
        assert DayField(ahead=None).clean(f"{today:%d/%m/%Y}") == today
        with pytest.raises(ValidationError):
            DayField(ahead=None).clean(f"{today + timedelta(days=1):%d/%m/%Y}")
