"""Begin a plan of how a firm is supported."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.models import Plan
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from tests.factories.advice import a_plan, put


def test_it_is_a_draft_that_the_firm_does_not_see(seeker, dung, mai):
    plan = a_plan(seeker, dung, adviser=mai)

    assert (plan.state, plan.shared, plan.adviser, plan.organisation) == ("draft", False, mai, seeker)


def test_who_begins_it_is_in_charge_unless_another_is_named(seeker, mai):
    assert a_plan(seeker, mai).adviser == mai


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(seeker, name, request):
    with pytest.raises(PermissionDenied):
        a_plan(seeker, request.getfixturevalue(name))


def test_a_merged_organisation_has_no_plans(seeker, mai):
    with pytest.raises(Refused):
        a_plan(put(seeker, "merged"), mai)


def test_a_second_press_finds_the_first_ones_plan(seeker, mai):
    pid = new_pid()

    assert a_plan(seeker, mai, steps=0, pid=pid) == a_plan(seeker, mai, steps=0, pid=pid)
    assert Plan.objects.count() == 1
