"""A broker asks."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import ask_guest
from cungcau.jobs.queue import drain
from cungcau.kit.errors import IllegalMove
from cungcau.notices.models import Outgoing
from tests.factories.enquiries import a_confirmed, a_sent, a_tied


def test_the_question_goes_by_mail_with_her_link(offer, dung):
    enquiry = ask_guest(a_confirmed(offer), by=dung, question="Mỗi ngày bao nhiêu mét khối?")
    drain()

    mail = Outgoing.objects.get(kind="enquiry_question")
    assert (mail.to, mail.is_secret) == (enquiry.email, True)
    assert "Mỗi ngày bao nhiêu mét khối?" in mail.text
    assert f"/interests/guest/{enquiry.pid}/" in mail.text
    assert enquiry.asked_at is not None


def test_also_once_it_is_an_interest(offer, dung, seeker):
    enquiry, _interest = a_tied(offer, dung, seeker)

    assert ask_guest(enquiry, by=dung, question="?").state == "tied"


def test_of_whom_nobody_knows_the_address_nobody_asks(offer, dung, ha):
    with pytest.raises(IllegalMove):
        ask_guest(a_sent(offer), by=dung, question="?")
    with pytest.raises(PermissionDenied):
        ask_guest(a_confirmed(offer), by=ha, question="?")
