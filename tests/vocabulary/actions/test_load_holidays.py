"""The shipped days off come into the database once; what a steward has edited stays."""

import pytest

from cungcau.vocabulary.actions import edit_holiday, load_holidays
from cungcau.vocabulary.holidays import shipped
from cungcau.vocabulary.models import Holiday

pytestmark = pytest.mark.django_db


def test_all_days_are_loaded_and_a_second_run_writes_nothing():
    assert load_holidays() == Holiday.objects.count() == len(shipped())
    assert load_holidays() == 0


def test_what_changed_in_the_file_is_written_again_and_what_a_steward_said_is_not(lan):
    load_holidays()
    first, second = Holiday.objects.all()[:2]
    Holiday.objects.filter(pk=first.pk).update(source="cũ")
    edit_holiday(second, by=lan, version=second.version, source="Thông báo của Bộ")

    assert load_holidays() == 1
    assert Holiday.objects.get(pk=second.pk).source == "Thông báo của Bộ"
