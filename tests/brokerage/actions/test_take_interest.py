"""A broker puts her name on it."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import take_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.interests import put

WORDS = {}


@pytest.fixture
def begun(interest):
    return put(interest, "sent")


def test_it_leads_to_its_state_and_is_remembered(begun, dung):
    take_interest(begun, by=dung, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "screening"
    assert history_of(begun).first().verb == "take"


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "lan", "quang", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        take_interest(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "sent"


def test_it_does_not_start_elsewhere(begun, dung):
    put(begun, "forwarded")

    with pytest.raises(IllegalMove):
        take_interest(begun, by=dung, **WORDS)


def test_the_second_hand_is_told(begun, dung):
    other = Interest.objects.get(pk=begun.pk)
    take_interest(begun, by=dung, **WORDS)

    with pytest.raises(Stale):
        take_interest(other, by=dung, **WORDS)


def test_it_bears_her_name(begun, dung):
    assert take_interest(begun, by=dung).handler == dung
