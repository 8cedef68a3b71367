"""The owner is not interested."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import decline_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.kit.policy import can
from cungcau.trail.queries import history_of
from tests.factories.interests import put

WORDS = {"reason": "time", "answer": "Năm nay chưa làm."}


@pytest.fixture
def begun(interest):
    return put(interest, "forwarded")


def test_it_leads_to_its_state_and_is_remembered(begun, quan):
    decline_interest(begun, by=quan, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "declined"
    assert history_of(begun).first().verb == "decline"


@pytest.mark.parametrize("name", ["an", "binh", "ha", "lan", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        decline_interest(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "forwarded"


def test_it_does_not_start_elsewhere(begun, quan):
    put(begun, "accepted")

    with pytest.raises(IllegalMove):
        decline_interest(begun, by=quan, **WORDS)


def test_the_second_hand_is_told(begun, quan):
    other = Interest.objects.get(pk=begun.pk)
    decline_interest(begun, by=quan, **WORDS)

    with pytest.raises(Stale):
        decline_interest(other, by=quan, **WORDS)


@pytest.mark.parametrize("tell", [False, True])
def test_the_owners_words_reach_the_sender_where_the_owner_says_so(begun, quan, an, dung, tell):
    decline_interest(begun, by=quan, tell=tell, **WORDS)

    assert can(an, "read_answer", begun) is tell
    assert can(dung, "read_answer", begun)


def test_a_broker_who_was_told_by_phone_declines_and_the_trail_says_so(begun, dung):
    decline_interest(begun, by=dung, **WORDS)

    assert history_of(begun).first().facts == {"reason": "time", "for": "owner"}
