"""A plan has come to its end."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import close_plan
from cungcau.advisory.models import Plan
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"outcome": "Được cấp chứng nhận."}


def test_it_leads_to_its_state_and_is_remembered(plan, mai):
    put(plan, "under_way")
    close_plan(plan, by=mai, **SAID)

    assert Plan.objects.get(pk=plan.pk).state == "closed"
    assert history_of(plan).first().verb == "close"


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, name, request):
    put(plan, "under_way")

    with pytest.raises(PermissionDenied):
        close_plan(plan, by=request.getfixturevalue(name), **SAID)
    assert Plan.objects.get(pk=plan.pk).state == "under_way"


@pytest.mark.parametrize("state", ["draft", "agreed", "abandoned"])
def test_it_does_not_start_elsewhere(plan, mai, state):
    put(plan, state)

    with pytest.raises(IllegalMove):
        close_plan(plan, by=mai, **SAID)


def test_the_second_hand_is_told(plan, mai):
    put(plan, "under_way")
    other = Plan.objects.get(pk=plan.pk)
    close_plan(plan, by=mai, **SAID)

    with pytest.raises(Stale):
        close_plan(other, by=mai, **SAID)


def test_what_came_of_it_is_kept(plan, mai):
    close_plan(put(plan, "under_way"), by=mai, outcome="Được cấp chứng nhận.")

    assert plan.outcome == "Được cấp chứng nhận."
    assert plan.settled_at is not None
