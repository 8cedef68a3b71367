"""Add an action to a plan."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import add_step
from cungcau.advisory.models import Plan
from cungcau.kit.errors import IllegalMove, Stale
from tests.factories.advice import in_days, put

SAID = {"words": "Tập huấn", "planned_on": in_days(3), "planned_hours": 4}


def test_it_stands_in_the_plan(plan, mai):
    step = add_step(plan, by=mai, **SAID)

    assert step in plan.steps.all()
    assert (step.words, step.planned_on, step.done_on) == ("Tập huấn", in_days(3), None)


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, name, request):
    with pytest.raises(PermissionDenied):
        add_step(plan, by=request.getfixturevalue(name), **SAID)


@pytest.mark.parametrize("state", ["closed", "abandoned"])
def test_what_is_over_stays_as_it_is(plan, mai, state):
    with pytest.raises(IllegalMove):
        add_step(put(plan, state), by=mai, **SAID)


def test_the_second_hand_is_told(plan, mai, dung):
    other = Plan.objects.get(pk=plan.pk)
    add_step(plan, by=mai, **SAID)

    with pytest.raises(Stale):
        add_step(other, by=dung, **SAID)
