"""Say that somebody no longer works for an organisation."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from cungcau.registry.actions import end_membership
from cungcau.registry.queries import own_memberships
from cungcau.trail.queries import history_of


def test_from_today_the_person_is_a_stranger_and_the_past_stays(seeker, an, dung):
    assert can(an, "edit", seeker)

    end_membership(an.memberships.get(), by=dung)

    assert not can(an, "edit", seeker)
    assert not can(an, "read_contacts", seeker)
    assert (list(own_memberships(an)), an.memberships.get().until) == ([], timezone.localdate())
    assert (history_of(seeker).first().verb, history_of(seeker).first().facts) == (
        "end_membership", {"user": an.pid, "until": str(timezone.localdate())},
    )  # fmt: skip


@pytest.mark.parametrize("name", ["an", "binh", "ha", "quang", "guest"])
def test_who_may_not_is_refused(seeker, an, name, request):
    with pytest.raises(PermissionDenied):
        end_membership(an.memberships.get(), by=request.getfixturevalue(name))

    assert an.memberships.get().until is None


def test_the_day_may_be_another_one_but_not_before_it_began(seeker, an, dung):
    row = an.memberships.get()

    with pytest.raises(Refused):
        end_membership(row, by=dung, until=date(2019, 1, 1))
    end_membership(row, by=dung, until=timezone.localdate() + timedelta(days=9))

    assert can(an, "edit", seeker)
