"""The desk does not need the expert any more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import call_off_assignment
from cungcau.advisory.models import Assignment
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import an_assignment, put

SAID = {"reason": "Doanh nghiệp đã rút."}


def test_it_leads_to_its_state_and_is_remembered(assignment, mai):
    put(assignment, "accepted")
    call_off_assignment(assignment, by=mai, **SAID)

    assert Assignment.objects.get(pk=assignment.pk).state == "called_off"
    assert history_of(assignment).first().verb == "call_off"


@pytest.mark.parametrize("name", ["an", "hai", "ha", "quang", "guest"])
def test_who_may_not_is_refused(assignment, name, request):
    put(assignment, "accepted")

    with pytest.raises(PermissionDenied):
        call_off_assignment(assignment, by=request.getfixturevalue(name), **SAID)
    assert Assignment.objects.get(pk=assignment.pk).state == "accepted"


@pytest.mark.parametrize("state", ["delivered", "judged", "refused"])
def test_it_does_not_start_elsewhere(assignment, mai, state):
    put(assignment, state)

    with pytest.raises(IllegalMove):
        call_off_assignment(assignment, by=mai, **SAID)


def test_the_second_hand_is_told(assignment, mai):
    put(assignment, "accepted")
    other = Assignment.objects.get(pk=assignment.pk)
    call_off_assignment(assignment, by=mai, **SAID)

    with pytest.raises(Stale):
        call_off_assignment(other, by=mai, **SAID)


def test_it_is_the_way_to_another_expert(assignment, silent, mai):
    call_off_assignment(put(assignment, "blocked"), by=mai, reason="Có xung đột.")

    assert an_assignment(assignment.advice, silent, mai).state == "proposed"
