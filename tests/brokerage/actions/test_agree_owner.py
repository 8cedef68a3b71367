"""The owner lets the other side see whom to call."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.brokerage.actions import agree_owner
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.interests import OWNERS, put

WORDS = OWNERS


@pytest.fixture
def begun(interest):
    return put(interest, "accepted")


def test_it_leads_to_its_state_and_is_remembered(begun, quan):
    agree_owner(begun, by=quan, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "accepted"
    assert history_of(begun).first().verb == "agree_owner"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        agree_owner(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "accepted"


def test_it_does_not_start_elsewhere(begun, quan):
    put(begun, "forwarded")

    with pytest.raises(IllegalMove):
        agree_owner(begun, by=quan, **WORDS)


def test_the_second_hand_is_told(begun, quan):
    other = Interest.objects.get(pk=begun.pk)
    agree_owner(begun, by=quan, **WORDS)

    with pytest.raises(Stale):
        agree_owner(other, by=quan, **WORDS)


def test_nobody_agrees_twice(begun, quan):
    agree_owner(begun, by=quan, **WORDS)

    with pytest.raises(PermissionDenied):
        agree_owner(begun, by=quan, **WORDS)


def test_the_last_consent_opens_the_contacts(begun, quan):
    put(begun, "accepted", sender_agreed_at=timezone.now())

    agree_owner(begun, by=quan, **WORDS)

    assert (begun.state, begun.owner_agreed_by) == ("revealed", quan)
    assert begun.revealed_at is not None


def test_a_broker_who_was_told_by_phone_agrees_and_the_trail_says_so(begun, dung):
    agree_owner(begun, by=dung, **WORDS)

    assert history_of(begun).first().facts == {"for": "owner"}
