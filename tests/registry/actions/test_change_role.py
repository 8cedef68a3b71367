from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.errors import Refused
from cungcau.registry.actions import change_role, end_membership
from cungcau.registry.models import Membership

pytestmark = pytest.mark.django_db


def test_what_was_before_can_be_read_later(an, seeker, lan):
    row = an.memberships.get()

    change_role(row, by=lan, since=date(2025, 5, 1), role="reader", position_vi="Cố vấn")

    told = [(one.role, one.position_vi, str(one.since), one.until and str(one.until)) for one in an.memberships.order_by("pk")]
    assert told == [("editor", "", "2020-01-01", "2025-05-01"), ("reader", "Cố vấn", "2025-05-01", None)]


def test_it_is_not_changed_before_it_began_nor_after_it_is_over(an, lan):
    row = an.memberships.get()

    with pytest.raises(Refused):
        change_role(row, by=lan, since=date(2019, 1, 1), role="reader")
    end_membership(row, by=lan, until=timezone.localdate() - timedelta(days=2))
    with pytest.raises(Refused):
        change_role(row, by=lan, role="reader")
    assert Membership.objects.count() == 1


def test_members_may_not_change_their_own(an, ha):
    for user in (an, ha):
        with pytest.raises(PermissionDenied):
            change_role(an.memberships.get(), by=user, role="reader")
