"""Give a request to an adviser."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import assign_advice
from cungcau.kit.errors import IllegalMove, Stale
from tests.factories.advice import put


@pytest.mark.parametrize("state", ["asked", "taken"])
def test_it_is_with_the_named_adviser_and_its_time_runs_on(advice, dung, khanh, state):
    since = put(advice, state).waiting_since
    assign_advice(advice, by=dung, adviser=khanh)

    assert (advice.state, advice.adviser, advice.waiting_since) == ("taken", khanh, since)


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(advice, khanh, name, request):
    with pytest.raises(PermissionDenied):
        assign_advice(advice, by=request.getfixturevalue(name), adviser=khanh)


def test_it_does_not_start_elsewhere(advice, dung, khanh):
    with pytest.raises(IllegalMove):
        assign_advice(put(advice, "answered"), by=dung, adviser=khanh)


def test_the_second_hand_is_told(advice, dung, khanh, mai):
    other = type(advice).objects.get(pk=advice.pk)
    assign_advice(advice, by=dung, adviser=khanh)

    with pytest.raises(Stale):
        assign_advice(other, by=mai, adviser=mai)
