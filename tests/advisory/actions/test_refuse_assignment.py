"""The expert does not take the task on."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import refuse_assignment
from cungcau.advisory.models import Assignment
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"reason": "Bận."}


def test_it_leads_to_its_state_and_is_remembered(assignment, hai):
    put(assignment, "proposed")
    refuse_assignment(assignment, by=hai, **SAID)

    assert Assignment.objects.get(pk=assignment.pk).state == "refused"
    assert history_of(assignment).first().verb == "refuse"


@pytest.mark.parametrize("name", ["an", "mai", "dung", "ha", "guest"])
def test_who_may_not_is_refused(assignment, name, request):
    put(assignment, "proposed")

    with pytest.raises(PermissionDenied):
        refuse_assignment(assignment, by=request.getfixturevalue(name), **SAID)
    assert Assignment.objects.get(pk=assignment.pk).state == "proposed"


@pytest.mark.parametrize("state", ["accepted", "delivered", "called_off"])
def test_it_does_not_start_elsewhere(assignment, hai, state):
    put(assignment, state)

    with pytest.raises(IllegalMove):
        refuse_assignment(assignment, by=hai, **SAID)


def test_the_second_hand_is_told(assignment, hai):
    put(assignment, "proposed")
    other = Assignment.objects.get(pk=assignment.pk)
    refuse_assignment(assignment, by=hai, **SAID)

    with pytest.raises(Stale):
        refuse_assignment(other, by=hai, **SAID)
