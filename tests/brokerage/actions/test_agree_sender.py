"""The sender lets the other side see whom to call."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.brokerage.actions import agree_sender
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.interests import CALL, put

WORDS = CALL._asdict()


@pytest.fixture
def begun(interest):
    return put(interest, "accepted")


def test_it_leads_to_its_state_and_is_remembered(begun, an):
    agree_sender(begun, by=an, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "accepted"
    assert history_of(begun).first().verb == "agree_sender"


@pytest.mark.parametrize("name", ["quan", "binh", "ha", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        agree_sender(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "accepted"


def test_it_does_not_start_elsewhere(begun, an):
    put(begun, "forwarded")

    with pytest.raises(IllegalMove):
        agree_sender(begun, by=an, **WORDS)


def test_the_second_hand_is_told(begun, an):
    other = Interest.objects.get(pk=begun.pk)
    agree_sender(begun, by=an, **WORDS)

    with pytest.raises(Stale):
        agree_sender(other, by=an, **WORDS)


def test_nobody_agrees_twice(begun, an):
    agree_sender(begun, by=an, **WORDS)

    with pytest.raises(PermissionDenied):
        agree_sender(begun, by=an, **WORDS)


def test_the_last_consent_opens_the_contacts(begun, an):
    put(begun, "accepted", owner_agreed_at=timezone.now())

    agree_sender(begun, by=an, **WORDS)

    assert (begun.state, begun.sender_agreed_by) == ("revealed", an)
    assert begun.revealed_at is not None


def test_a_broker_who_was_told_by_phone_agrees_and_the_trail_says_so(begun, dung):
    agree_sender(begun, by=dung, **WORDS)

    assert history_of(begun).first().facts == {"for": "sender"}
