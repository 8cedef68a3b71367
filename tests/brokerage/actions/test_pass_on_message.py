"""A broker lets others read a message too."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import pass_on_message
from cungcau.brokerage.message_making import widened
from cungcau.brokerage.message_models import Message
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.policy import can
from cungcau.trail.queries import history_of
from tests.factories.cases import put
from tests.factories.messages import a_message, a_partys


def test_the_other_side_reads_it_and_it_is_remembered(case, dung, an, quan):
    message = a_partys(case, an)
    assert not can(quan, "read", message)

    pass_on_message(case, by=dung, message=message, to="supply")

    assert [can(one, "read", Message.objects.get()) for one in (an, quan)] == [True, True]
    entry = history_of(case)[0]
    assert (entry.verb, entry.facts["to"], entry.facts["message"]) == ("pass_on", "supply", message.pid)


@pytest.mark.parametrize(("old", "to", "new"), [
    ("none", "demand", "demand"), ("demand", "supply", "sides"), ("supply", "demand", "sides"), ("demand", "sides", "sides"),
    ("sides", "supply", "sides"), ("sides", "all", "all"), ("all", "demand", "all"), ("supply", "all", "all"),
])  # fmt: skip
def test_nobody_is_shut_out_again(old, to, new):
    assert widened(old, to) == new


def test_to_those_who_read_it_already_it_is_refused(case, dung):
    with pytest.raises(Refused):
        pass_on_message(case, by=dung, message=a_message(case, dung, shared="all"), to="demand")


def test_the_second_of_two_hands_is_told(case, dung, an):
    one, other = a_partys(case, an), Message.objects.get()
    assert other.entry.shared == "demand"
    pass_on_message(case, by=dung, message=one, to="all")

    with pytest.raises(Stale):
        pass_on_message(case, by=dung, message=other, to="supply")


@pytest.mark.parametrize("name", ["an", "quan", "ha", "lan", "guest"])
def test_who_does_not_work_on_it_may_not(case, an, name, request):
    with pytest.raises(PermissionDenied):
        pass_on_message(case, by=request.getfixturevalue(name), message=a_partys(case, an), to="all")


def test_not_once_it_is_over(case, dung, an):
    message = a_partys(case, an)
    with pytest.raises(IllegalMove):
        pass_on_message(put(case, state="lost", reason="price"), by=dung, message=message, to="all")
