"""A broker lets a mail that was held back into a case."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import admit_mail
from cungcau.brokerage.message_models import IncomingMail, Message
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.messages import a_mail


@pytest.fixture
def mail(case):
    raw = a_mail("point@park.example", sender="Người Lạ <la@x.example>", words="Xin chào").as_bytes()
    return IncomingMail.objects.create(key="k", state="held", reason="no_token", raw=raw)


def test_it_is_internal_and_of_nobody_known(case, dung, mail):
    message = admit_mail(mail, by=dung, case=case)

    mail.refresh_from_db()
    assert (message.entry.shared, message.entry.by, message.entry.writer) == ("none", None, None)
    assert (message.author, message.entry.words) == ("Người Lạ", "Xin chào")
    assert (mail.state, mail.raw, mail.message, mail.case) == ("admitted", None, message, case)
    assert history_of(case)[0].verb == history_of(mail)[0].verb == "admit"


def test_the_second_of_two_hands_is_told(case, dung, mail):
    other = IncomingMail.objects.get()
    admit_mail(mail, by=dung, case=case)

    with pytest.raises(Stale):
        admit_mail(other, by=dung, case=case)
    mail.refresh_from_db()
    with pytest.raises(IllegalMove):
        admit_mail(mail, by=dung, case=case)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("name", ["an", "ha", "mai", "lan", "guest"])
def test_who_is_no_broker_may_not(case, mail, name, request):
    with pytest.raises(PermissionDenied):
        admit_mail(mail, by=request.getfixturevalue(name), case=case)
