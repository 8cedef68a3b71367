"""The sender takes it back."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import withdraw_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.interests import an_interest, put

WORDS = {}


@pytest.fixture
def begun(interest):
    return put(interest, "sent")


def test_it_leads_to_its_state_and_is_remembered(begun, an):
    withdraw_interest(begun, by=an, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "withdrawn"
    assert history_of(begun).first().verb == "withdraw"


@pytest.mark.parametrize("name", ["quan", "binh", "dung", "ha", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        withdraw_interest(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "sent"


def test_it_does_not_start_elsewhere(begun, an):
    put(begun, "revealed")

    with pytest.raises(IllegalMove):
        withdraw_interest(begun, by=an, **WORDS)


def test_the_second_hand_is_told(begun, an):
    other = Interest.objects.get(pk=begun.pk)
    withdraw_interest(begun, by=an, **WORDS)

    with pytest.raises(Stale):
        withdraw_interest(other, by=an, **WORDS)


def test_another_one_may_be_sent_then(begun, an, offer, seeker):
    withdraw_interest(begun, by=an)

    assert an_interest(offer, seeker, an).state == "sent"
