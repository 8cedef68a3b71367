"""It is not passed on."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import reject_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.kit.policy import can
from cungcau.trail.queries import history_of
from tests.factories.interests import put

WORDS = {"reason": "unclear", "answer": "Xin nói rõ hơn."}


@pytest.fixture
def begun(interest):
    return put(interest, "screening")


def test_it_leads_to_its_state_and_is_remembered(begun, dung):
    reject_interest(begun, by=dung, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "rejected"
    assert history_of(begun).first().verb == "reject"


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        reject_interest(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "screening"


def test_it_does_not_start_elsewhere(begun, dung):
    put(begun, "forwarded")

    with pytest.raises(IllegalMove):
        reject_interest(begun, by=dung, **WORDS)


def test_the_second_hand_is_told(begun, dung):
    other = Interest.objects.get(pk=begun.pk)
    reject_interest(begun, by=dung, **WORDS)

    with pytest.raises(Stale):
        reject_interest(other, by=dung, **WORDS)


def test_the_sender_is_told_and_the_owner_sees_nothing_of_it(begun, dung, an, quan):
    reject_interest(begun, by=dung, **WORDS)

    assert can(an, "read_answer", begun)
    assert not can(quan, "read", begun)
