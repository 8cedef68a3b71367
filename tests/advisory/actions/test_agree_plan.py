"""The firm agrees to the plan."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import agree_plan
from cungcau.advisory.models import Plan
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import a_plan, put


def test_it_leads_to_its_state_and_is_remembered(plan, mai):
    put(plan, "draft")
    agree_plan(plan, by=mai)

    assert Plan.objects.get(pk=plan.pk).state == "agreed"
    assert history_of(plan).first().verb == "agree"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, name, request):
    put(plan, "draft")

    with pytest.raises(PermissionDenied):
        agree_plan(plan, by=request.getfixturevalue(name))
    assert Plan.objects.get(pk=plan.pk).state == "draft"


@pytest.mark.parametrize("state", ["agreed", "closed", "abandoned"])
def test_it_does_not_start_elsewhere(plan, mai, state):
    put(plan, state)

    with pytest.raises(IllegalMove):
        agree_plan(plan, by=mai)


def test_the_second_hand_is_told(plan, mai):
    put(plan, "draft")
    other = Plan.objects.get(pk=plan.pk)
    agree_plan(plan, by=mai)

    with pytest.raises(Stale):
        agree_plan(other, by=mai)


def test_the_firm_agrees_by_its_own_button_once_it_was_shown(plan, an):
    put(plan, "draft", shared=True)

    assert agree_plan(plan, by=an).state == "agreed"


def test_it_is_shown_with_that(plan, mai):
    assert agree_plan(plan, by=mai, note="Qua điện thoại.").shared


def test_an_empty_plan_cannot_be_agreed(seeker, mai):
    with pytest.raises(Refused) as refusal:
        agree_plan(a_plan(seeker, mai, steps=0), by=mai)

    assert refusal.value.code == "no_steps"
