"""The desk says how good the work was."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import judge_assignment
from cungcau.advisory.models import Assignment
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"rating": 5, "words": "Kỹ."}


def test_it_leads_to_its_state_and_is_remembered(assignment, mai):
    put(assignment, "delivered")
    judge_assignment(assignment, by=mai, **SAID)

    assert Assignment.objects.get(pk=assignment.pk).state == "judged"
    assert history_of(assignment).first().verb == "judge"


@pytest.mark.parametrize("name", ["an", "hai", "ha", "quang", "guest"])
def test_who_may_not_is_refused(assignment, name, request):
    put(assignment, "delivered")

    with pytest.raises(PermissionDenied):
        judge_assignment(assignment, by=request.getfixturevalue(name), **SAID)
    assert Assignment.objects.get(pk=assignment.pk).state == "delivered"


@pytest.mark.parametrize("state", ["proposed", "accepted", "judged"])
def test_it_does_not_start_elsewhere(assignment, mai, state):
    put(assignment, state)

    with pytest.raises(IllegalMove):
        judge_assignment(assignment, by=mai, **SAID)


def test_the_second_hand_is_told(assignment, mai):
    put(assignment, "delivered")
    other = Assignment.objects.get(pk=assignment.pk)
    judge_assignment(assignment, by=mai, **SAID)

    with pytest.raises(Stale):
        judge_assignment(other, by=mai, **SAID)
