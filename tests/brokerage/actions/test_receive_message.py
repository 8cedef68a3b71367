"""A mail of somebody who may write there has come for a case; `messages/test_message_arrival.py` has who may."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import receive_message
from cungcau.brokerage.message_parsing import read_letter
from cungcau.brokerage.message_senders import Sender
from cungcau.kit.policy import SYSTEM
from cungcau.trail.queries import history_of
from tests.factories.messages import a_mail, token_for


@pytest.fixture
def told(case, an):
    party = case.parties.get(role="demand")
    to = token_for(case, an, party=party)
    return to, read_letter(a_mail(to.address).as_bytes()), Sender(an.name, an.email, an, party)


def test_it_is_in_the_log_and_the_trail_holds_no_words(case, told):
    message = receive_message(*told, by=SYSTEM)

    entry = history_of(case)[0]
    assert (entry.verb, entry.note, entry.facts["message"]) == ("receive", "Nguyễn Thị An", message.pid)
    assert "Thứ Ba" not in str(entry.facts)
    assert message.entry in case.log.all()


@pytest.mark.parametrize("name", ["an", "dung", "lan", "guest"])
def test_the_house_alone_does_it(told, name, request):
    with pytest.raises(PermissionDenied):
        receive_message(*told, by=request.getfixturevalue(name))
