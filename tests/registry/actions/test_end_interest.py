import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import declare_interest, end_interest
from cungcau.registry.conflicts import conflicts
from tests.factories.registry import a_proposed

pytestmark = pytest.mark.django_db


def test_it_counts_no_more_and_stays_recorded(lan, an, dung, rival):
    expert = a_proposed(lan, user=an)
    one = declare_interest(expert, "shares", by=an, organisation=rival)

    with pytest.raises(PermissionDenied):
        end_interest(one, by=dung)
    end_interest(one, by=an)

    assert conflicts(expert, rival) == []
    assert expert.interests.count() == 1
