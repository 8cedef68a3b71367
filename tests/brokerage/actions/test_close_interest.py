"""A broker ends it."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import close_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.kit.policy import can
from cungcau.trail.queries import history_of
from tests.factories.interests import put

WORDS = {"reason": "no_answer"}


@pytest.fixture
def begun(interest):
    return put(interest, "forwarded")


def test_it_leads_to_its_state_and_is_remembered(begun, dung):
    close_interest(begun, by=dung, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "closed"
    assert history_of(begun).first().verb == "close"


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        close_interest(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "forwarded"


def test_it_does_not_start_elsewhere(begun, dung):
    put(begun, "declined")

    with pytest.raises(IllegalMove):
        close_interest(begun, by=dung, **WORDS)


def test_the_second_hand_is_told(begun, dung):
    other = Interest.objects.get(pk=begun.pk)
    close_interest(begun, by=dung, **WORDS)

    with pytest.raises(Stale):
        close_interest(other, by=dung, **WORDS)


def test_what_was_open_stays_open(begun, dung, an, quan):
    put(begun, "revealed")

    close_interest(begun, by=dung, reason="has_partner", note="Quân báo qua điện thoại.")

    assert begun.reason == "has_partner"
    assert can(an, "read_owner_contact", begun)
    assert can(quan, "read_sender_contact", begun)
