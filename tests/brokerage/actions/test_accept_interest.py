"""The owner is interested."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.brokerage.actions import accept_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.interests import OWNERS, put

WORDS = {}


@pytest.fixture
def begun(interest):
    return put(interest, "forwarded")


def test_it_leads_to_its_state_and_is_remembered(begun, quan):
    accept_interest(begun, by=quan, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "accepted"
    assert history_of(begun).first().verb == "accept"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "lan", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        accept_interest(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "forwarded"


def test_it_does_not_start_elsewhere(begun, quan):
    put(begun, "screening")

    with pytest.raises(IllegalMove):
        accept_interest(begun, by=quan, **WORDS)


def test_the_second_hand_is_told(begun, quan):
    other = Interest.objects.get(pk=begun.pk)
    accept_interest(begun, by=quan, **WORDS)

    with pytest.raises(Stale):
        accept_interest(other, by=quan, **WORDS)


def test_a_consent_at_once_is_kept_and_opens_nothing_alone(begun, quan):
    accept_interest(begun, by=quan, agrees=True, **OWNERS)

    assert (begun.state, begun.owner_name, begun.owner_agreed_by, begun.revealed_at) == ("accepted", OWNERS["name"], quan, None)


def test_without_a_consent_no_contact_is_kept(begun, quan):
    accept_interest(begun, by=quan, agrees=False, **OWNERS)

    assert (begun.owner_name, begun.owner_phone, begun.owner_agreed_at) == ("", "", None)


def test_with_the_senders_consent_there_already_the_contacts_open(begun, quan, an):
    put(begun, "forwarded", sender_agreed_at=timezone.now(), sender_agreed_by=an)

    accept_interest(begun, by=quan, agrees=True, **OWNERS)

    assert begun.state == "revealed"
    assert begun.revealed_at is not None


def test_a_broker_who_was_told_by_phone_accepts_and_the_trail_says_so(begun, dung):
    accept_interest(begun, by=dung)

    assert history_of(begun).first().facts["for"] == "owner"
