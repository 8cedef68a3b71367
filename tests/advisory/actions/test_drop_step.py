"""Take an action out of a plan."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import drop_step
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.trail.queries import history_of
from tests.factories.advice import in_days, put


@pytest.fixture
def step(plan):
    return plan.steps.first()


def test_it_is_gone_and_the_history_says_what_it_was(plan, step, mai):
    words = step.words
    drop_step(plan, by=mai, step=step)

    assert words not in plan.steps.values_list("words", flat=True)
    assert history_of(plan).first().note == words


def test_one_that_was_done_stays(plan, step, mai):
    step.done_on = in_days(0)

    with pytest.raises(Refused):
        drop_step(put(plan, "under_way"), by=mai, step=step)
    assert plan.steps.count() == 2


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, step, name, request):
    with pytest.raises(PermissionDenied):
        drop_step(plan, by=request.getfixturevalue(name), step=step)


def test_what_is_over_stays_as_it_is(plan, step, mai):
    with pytest.raises(IllegalMove):
        drop_step(put(plan, "closed"), by=mai, step=step)
