"""The firm says how the answer helped."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import rate_advice
from cungcau.advisory.models import Advice
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"satisfaction": 4, "words": "Rõ."}


def test_it_leads_to_its_state_and_is_remembered(advice, an):
    put(advice, "answered")
    rate_advice(advice, by=an, **SAID)

    assert Advice.objects.get(pk=advice.pk).state == "closed"
    assert history_of(advice).first().verb == "rate"


@pytest.mark.parametrize("name", ["binh", "former", "ha", "mai", "guest"])
def test_who_may_not_is_refused(advice, name, request):
    put(advice, "answered")

    with pytest.raises(PermissionDenied):
        rate_advice(advice, by=request.getfixturevalue(name), **SAID)
    assert Advice.objects.get(pk=advice.pk).state == "answered"


@pytest.mark.parametrize("state", ["asked", "taken", "closed"])
def test_it_does_not_start_elsewhere(advice, an, state):
    put(advice, state)

    with pytest.raises(IllegalMove):
        rate_advice(advice, by=an, **SAID)


def test_the_second_hand_is_told(advice, an):
    put(advice, "answered")
    other = Advice.objects.get(pk=advice.pk)
    rate_advice(advice, by=an, **SAID)

    with pytest.raises(Stale):
        rate_advice(other, by=an, **SAID)


def test_what_it_says_is_kept(advice, an):
    put(advice, "answered")
    rate_advice(advice, by=an, satisfaction=4, words="Rõ.")

    assert (advice.satisfaction, advice.satisfaction_words) == (4, "Rõ.")
    assert advice.settled_at is not None
