"""Write up what was done of an action, or plan it anew."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import edit_step
from cungcau.advisory.models import Plan, hours_of
from cungcau.kit.errors import IllegalMove, Refused, Stale
from tests.factories.advice import in_days, put

DONE = {"done_on": in_days(-1), "hours": Decimal("5.5"), "result": "Xong hồ sơ."}


@pytest.fixture
def step(plan):
    return plan.steps.first()


def test_the_planned_day_stays_beside_the_one_on_which_it_was_done(plan, step, mai):
    edit_step(put(plan, "under_way"), by=mai, step=step, **DONE)
    step.refresh_from_db()

    assert (step.planned_on, step.done_on, step.days_off) == (in_days(0), in_days(-1), -1)


def test_hours_planned_and_worked_are_summed(plan, step, mai):
    edit_step(put(plan, "agreed"), by=mai, step=step, **DONE)

    assert hours_of(plan.steps.all()) == {"planned": Decimal("8.0"), "worked": Decimal("5.5")}


def test_nothing_of_a_draft_is_done(plan, step, mai):
    with pytest.raises(Refused) as refusal:
        edit_step(plan, by=mai, step=step, **DONE)

    assert refusal.value.field == "done_on"


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, step, name, request):
    with pytest.raises(PermissionDenied):
        edit_step(put(plan, "agreed"), by=request.getfixturevalue(name), step=step, **DONE)


def test_what_is_over_stays_as_it_is(plan, step, mai):
    with pytest.raises(IllegalMove):
        edit_step(put(plan, "closed"), by=mai, step=step, result="x")


def test_the_second_hand_is_told(plan, step, mai, dung):
    other = Plan.objects.get(pk=plan.pk)
    edit_step(plan, by=mai, step=step, words="Khác")

    with pytest.raises(Stale):
        edit_step(other, by=dung, step=step, words="Khác nữa")
