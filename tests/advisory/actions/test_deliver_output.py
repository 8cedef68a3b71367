"""The expert hands the result in."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import deliver_output
from cungcau.advisory.models import Assignment
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"output": "Có tính mới."}


def test_it_leads_to_its_state_and_is_remembered(assignment, hai):
    put(assignment, "accepted")
    deliver_output(assignment, by=hai, **SAID)

    assert Assignment.objects.get(pk=assignment.pk).state == "delivered"
    assert history_of(assignment).first().verb == "deliver"


@pytest.mark.parametrize("name", ["an", "mai", "dung", "ha", "guest"])
def test_who_may_not_is_refused(assignment, name, request):
    put(assignment, "accepted")

    with pytest.raises(PermissionDenied):
        deliver_output(assignment, by=request.getfixturevalue(name), **SAID)
    assert Assignment.objects.get(pk=assignment.pk).state == "accepted"


@pytest.mark.parametrize("state", ["proposed", "blocked", "judged"])
def test_it_does_not_start_elsewhere(assignment, hai, state):
    put(assignment, state)

    with pytest.raises(IllegalMove):
        deliver_output(assignment, by=hai, **SAID)


def test_the_second_hand_is_told(assignment, hai):
    put(assignment, "accepted")
    other = Assignment.objects.get(pk=assignment.pk)
    deliver_output(assignment, by=hai, **SAID)

    with pytest.raises(Stale):
        deliver_output(other, by=hai, **SAID)
