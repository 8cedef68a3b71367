"""Show a draft to the firm."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import share_plan
from cungcau.advisory.queries import own_plans
from cungcau.kit.errors import IllegalMove
from tests.factories.advice import put


def test_its_people_read_it_from_now_on_and_others_do_not(plan, mai, an, binh, former):
    assert list(own_plans(an)) == []

    share_plan(plan, by=mai)
    assert list(own_plans(an)) == [plan]
    assert [list(own_plans(one)) for one in (binh, former)] == [[], []]


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, name, request):
    with pytest.raises(PermissionDenied):
        share_plan(plan, by=request.getfixturevalue(name))


def test_once_is_enough(plan, mai):
    share_plan(plan, by=mai)

    with pytest.raises(PermissionDenied):
        share_plan(plan, by=mai)


def test_it_does_not_start_elsewhere(plan, mai):
    with pytest.raises(IllegalMove):
        share_plan(put(plan, "abandoned"), by=mai)
