"""Say that somebody no longer works for an organisation."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

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
    assert (history_of(seeker).first().verb, history_of(seeker).first().facts) == ("end_membership", {"user": an.pid})


@pytest.mark.parametrize("name", ["an", "binh", "ha", "quang", "guest"])
def test_who_may_not_is_refused(seeker, an, name, request):
    with pytest.raises(PermissionDenied):
        end_membership(an.memberships.get(), by=request.getfixturevalue(name))

    assert an.memberships.get().until is None
