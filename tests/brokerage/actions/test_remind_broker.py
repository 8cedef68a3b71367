"""The owner's time is over: the broker is told, once."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import remind_broker
from cungcau.brokerage.models import Interest
from cungcau.kit.policy import SYSTEM
from cungcau.trail.queries import history_of
from tests.factories.interests import put


def test_it_is_done_once(interest):
    put(interest, "forwarded")

    assert remind_broker(interest, by=SYSTEM) is True
    again = Interest.objects.get(pk=interest.pk)
    assert remind_broker(again, by=SYSTEM) is False
    assert [entry.verb for entry in history_of(interest)].count("remind") == 1


def test_the_version_that_people_have_open_stays(interest):
    put(interest, "forwarded")
    remind_broker(interest, by=SYSTEM)

    assert Interest.objects.get(pk=interest.pk).version == interest.version


@pytest.mark.parametrize("name", ["an", "quan", "dung", "guest"])
def test_people_may_not(interest, name, request):
    with pytest.raises(PermissionDenied):
        remind_broker(interest, by=request.getfixturevalue(name))
