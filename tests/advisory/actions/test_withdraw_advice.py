"""The firm needs no answer any more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import withdraw_advice
from cungcau.advisory.models import Advice
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"note": "Đã tự tìm được."}


def test_it_leads_to_its_state_and_is_remembered(advice, an):
    put(advice, "taken")
    withdraw_advice(advice, by=an, **SAID)

    assert Advice.objects.get(pk=advice.pk).state == "withdrawn"
    assert history_of(advice).first().verb == "withdraw"


@pytest.mark.parametrize("name", ["binh", "former", "ha", "mai", "guest"])
def test_who_may_not_is_refused(advice, name, request):
    put(advice, "taken")

    with pytest.raises(PermissionDenied):
        withdraw_advice(advice, by=request.getfixturevalue(name), **SAID)
    assert Advice.objects.get(pk=advice.pk).state == "taken"


@pytest.mark.parametrize("state", ["answered", "declined", "closed"])
def test_it_does_not_start_elsewhere(advice, an, state):
    put(advice, state)

    with pytest.raises(IllegalMove):
        withdraw_advice(advice, by=an, **SAID)


def test_the_second_hand_is_told(advice, an):
    put(advice, "taken")
    other = Advice.objects.get(pk=advice.pk)
    withdraw_advice(advice, by=an, **SAID)

    with pytest.raises(Stale):
        withdraw_advice(other, by=an, **SAID)
