"""It is passed on to the owner."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.brokerage.actions import forward_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from cungcau.vocabulary.holidays import calendar
from tests.factories.interests import put

WORDS = {}


@pytest.fixture
def begun(interest):
    return put(interest, "screening")


def test_it_leads_to_its_state_and_is_remembered(begun, dung):
    forward_interest(begun, by=dung, **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "forwarded"
    assert history_of(begun).first().verb == "forward"


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "lan", "guest"])
def test_who_may_not_is_refused(begun, name, request):
    with pytest.raises(PermissionDenied):
        forward_interest(begun, by=request.getfixturevalue(name), **WORDS)

    assert Interest.objects.get(pk=begun.pk).state == "screening"


def test_it_does_not_start_elsewhere(begun, dung):
    put(begun, "sent")

    with pytest.raises(IllegalMove):
        forward_interest(begun, by=dung, **WORDS)


def test_the_second_hand_is_told(begun, dung):
    other = Interest.objects.get(pk=begun.pk)
    forward_interest(begun, by=dung, **WORDS)

    with pytest.raises(Stale):
        forward_interest(other, by=dung, **WORDS)


def test_the_reply_clock_runs_in_working_days(begun, dung, settings):
    settings.REPLY_DAYS = 3

    forward_interest(begun, by=dung)

    day = timezone.localdate(begun.forwarded_at)
    assert calendar().working_days_between(day, begun.reply_due) == 3
    assert calendar().is_working(begun.reply_due)
