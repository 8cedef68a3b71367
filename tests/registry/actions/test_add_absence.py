from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_absence
from tests.factories.registry import a_proposed

pytestmark = pytest.mark.django_db


def test_the_expert_says_when_she_is_away(lan, an, ha):
    expert = a_proposed(lan, user=an)

    add_absence(expert, by=an, since=date(2026, 7, 1), until=date(2026, 7, 31), reason="đi công tác")
    with pytest.raises(Refused):
        add_absence(expert, by=an, since=date(2026, 7, 2), until=date(2026, 7, 1))
    with pytest.raises(PermissionDenied):
        add_absence(expert, by=ha, since=date(2026, 7, 1), until=date(2026, 7, 1))

    assert [(str(one.since), one.note) for one in expert.absences.all()] == [("2026-07-01", "đi công tác")]
