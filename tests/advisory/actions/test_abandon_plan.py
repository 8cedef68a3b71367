"""A plan is given up."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import abandon_plan
from cungcau.advisory.models import Plan
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"reason": "Doanh nghiệp chuyển hướng."}


def test_it_leads_to_its_state_and_is_remembered(plan, mai):
    put(plan, "agreed")
    abandon_plan(plan, by=mai, **SAID)

    assert Plan.objects.get(pk=plan.pk).state == "abandoned"
    assert history_of(plan).first().verb == "abandon"


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, name, request):
    put(plan, "agreed")

    with pytest.raises(PermissionDenied):
        abandon_plan(plan, by=request.getfixturevalue(name), **SAID)
    assert Plan.objects.get(pk=plan.pk).state == "agreed"


@pytest.mark.parametrize("state", ["closed", "abandoned"])
def test_it_does_not_start_elsewhere(plan, mai, state):
    put(plan, state)

    with pytest.raises(IllegalMove):
        abandon_plan(plan, by=mai, **SAID)


def test_the_second_hand_is_told(plan, mai):
    put(plan, "agreed")
    other = Plan.objects.get(pk=plan.pk)
    abandon_plan(plan, by=mai, **SAID)

    with pytest.raises(Stale):
        abandon_plan(other, by=mai, **SAID)
