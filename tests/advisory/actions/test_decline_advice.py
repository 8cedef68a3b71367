"""The desk cannot help with a request."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import decline_advice
from cungcau.advisory.models import Advice
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"reason": "Ngoài phạm vi."}


def test_it_leads_to_its_state_and_is_remembered(advice, dung):
    put(advice, "taken")
    decline_advice(advice, by=dung, **SAID)

    assert Advice.objects.get(pk=advice.pk).state == "declined"
    assert history_of(advice).first().verb == "decline"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "quang", "guest"])
def test_who_may_not_is_refused(advice, name, request):
    put(advice, "taken")

    with pytest.raises(PermissionDenied):
        decline_advice(advice, by=request.getfixturevalue(name), **SAID)
    assert Advice.objects.get(pk=advice.pk).state == "taken"


@pytest.mark.parametrize("state", ["answered", "closed", "withdrawn"])
def test_it_does_not_start_elsewhere(advice, dung, state):
    put(advice, state)

    with pytest.raises(IllegalMove):
        decline_advice(advice, by=dung, **SAID)


def test_the_second_hand_is_told(advice, dung):
    put(advice, "taken")
    other = Advice.objects.get(pk=advice.pk)
    decline_advice(advice, by=dung, **SAID)

    with pytest.raises(Stale):
        decline_advice(other, by=dung, **SAID)


def test_it_waits_until_the_expert_is_called_off(assignment, mai):
    with pytest.raises(Refused) as refusal:
        decline_advice(assignment.advice, by=mai, reason="Ngoài phạm vi.")

    assert refusal.value.code == "pending"
