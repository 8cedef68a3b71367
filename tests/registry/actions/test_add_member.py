"""Say who works for an organisation."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_member
from cungcau.registry.models import Membership
from cungcau.registry.queries import own_memberships
from cungcau.trail.queries import history_of


def test_the_person_works_for_it_from_today_and_it_is_remembered(rival, an, dung):
    row = add_member(rival, an, by=dung, role="reader", position_vi="Trưởng phòng")

    assert (row.role, row.position_vi, row.until) == ("reader", "Trưởng phòng", None)
    assert row in own_memberships(an)
    assert (history_of(rival).first().verb, history_of(rival).first().facts) == ("add_member", {"user": an.pid, "role": "reader"})


def test_nobody_works_twice_for_the_same_organisation(seeker, an, dung):
    with pytest.raises(Refused) as told:
        add_member(seeker, an, by=dung)

    assert (told.value.code, told.value.field) == ("already_member", "email")
    assert (Membership.objects.count(), history_of(seeker).count()) == (1, 0)


def test_who_left_can_come_back(seeker, an, dung):
    an.memberships.update(until="2026-01-01")

    add_member(seeker, an, by=dung)

    assert [row.until is None for row in an.memberships.order_by("pk")] == [False, True]


@pytest.mark.parametrize("name", ["an", "binh", "ha", "mai", "quang", "guest"])
def test_who_may_not_is_refused(seeker, quan, name, request):
    with pytest.raises(PermissionDenied):
        add_member(seeker, quan, by=request.getfixturevalue(name))

    assert not seeker.memberships.filter(user=quan).exists()
