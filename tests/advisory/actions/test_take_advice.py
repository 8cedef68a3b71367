"""An adviser takes a request."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import take_advice
from cungcau.advisory.models import Advice
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put


def test_it_leads_to_its_state_and_is_remembered(advice, khanh):
    put(advice, "asked")
    take_advice(advice, by=khanh)

    assert Advice.objects.get(pk=advice.pk).state == "taken"
    assert history_of(advice).first().verb == "take"


@pytest.mark.parametrize("name", ["an", "dung", "ha", "quang", "guest"])
def test_who_may_not_is_refused(advice, name, request):
    put(advice, "asked")

    with pytest.raises(PermissionDenied):
        take_advice(advice, by=request.getfixturevalue(name))
    assert Advice.objects.get(pk=advice.pk).state == "asked"


@pytest.mark.parametrize("state", ["taken", "answered", "declined"])
def test_it_does_not_start_elsewhere(advice, khanh, state):
    put(advice, state)

    with pytest.raises(IllegalMove):
        take_advice(advice, by=khanh)


def test_the_second_hand_is_told(advice, khanh):
    put(advice, "asked")
    other = Advice.objects.get(pk=advice.pk)
    take_advice(advice, by=khanh)

    with pytest.raises(Stale):
        take_advice(other, by=khanh)


def test_it_is_hers(advice, khanh):
    put(advice, "asked", adviser=None)

    assert take_advice(advice, by=khanh).adviser == khanh
