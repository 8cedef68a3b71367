"""A broker drops a mail that was held back."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import drop_mail
from cungcau.brokerage.message_models import IncomingMail
from cungcau.kit.errors import IllegalMove, Stale
from tests.factories.messages import a_mail


@pytest.fixture
def mail(case):
    raw = a_mail("point@park.example", sender="Người Lạ <la@x.example>", words="Xin chào").as_bytes()
    return IncomingMail.objects.create(key="k", state="held", reason="no_token", raw=raw)


def test_its_content_goes_and_the_reason_stays(dung, mail):
    drop_mail(mail, by=dung)

    assert (mail.state, mail.raw, mail.reason) == ("dropped", None, "no_token")
    with pytest.raises(IllegalMove):
        drop_mail(mail, by=dung)


def test_the_second_of_two_hands_is_told(dung, mail):
    other = IncomingMail.objects.get()
    drop_mail(mail, by=dung)

    with pytest.raises(Stale):
        drop_mail(other, by=dung)


@pytest.mark.parametrize("name", ["an", "ha", "mai", "lan", "guest"])
def test_who_is_no_broker_may_not(mail, name, request):
    with pytest.raises(PermissionDenied):
        drop_mail(mail, by=request.getfixturevalue(name))
