"""Work on an agreed plan begins."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import begin_plan
from cungcau.advisory.models import Plan
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put


def test_it_leads_to_its_state_and_is_remembered(plan, mai):
    put(plan, "agreed")
    begin_plan(plan, by=mai)

    assert Plan.objects.get(pk=plan.pk).state == "under_way"
    assert history_of(plan).first().verb == "begin"


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, name, request):
    put(plan, "agreed")

    with pytest.raises(PermissionDenied):
        begin_plan(plan, by=request.getfixturevalue(name))
    assert Plan.objects.get(pk=plan.pk).state == "agreed"


@pytest.mark.parametrize("state", ["draft", "under_way", "closed"])
def test_it_does_not_start_elsewhere(plan, mai, state):
    put(plan, state)

    with pytest.raises(IllegalMove):
        begin_plan(plan, by=mai)


def test_the_second_hand_is_told(plan, mai):
    put(plan, "agreed")
    other = Plan.objects.get(pk=plan.pk)
    begin_plan(plan, by=mai)

    with pytest.raises(Stale):
        begin_plan(other, by=mai)
