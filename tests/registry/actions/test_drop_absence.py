from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import add_absence, drop_absence
from tests.factories.registry import a_proposed

pytestmark = pytest.mark.django_db


def test_the_days_are_free_again(lan, an, dung):
    expert = a_proposed(lan, user=an)
    row = add_absence(expert, by=an, since=date(2026, 7, 1), until=date(2026, 7, 31))

    with pytest.raises(PermissionDenied):
        drop_absence(row, by=dung)
    drop_absence(row, by=an)

    assert not expert.absences.exists()
