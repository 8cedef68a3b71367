"""The links once more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import send_enquiry_link
from cungcau.kit.policy import SYSTEM
from cungcau.notices.models import Outgoing
from tests.factories.enquiries import WHO, a_confirmed, a_sent


def test_of_what_is_confirmed_and_of_nothing_else(offer, need):
    enquiry = a_confirmed(offer)
    a_sent(need)

    send_enquiry_link(WHO["email"], by=SYSTEM)
    send_enquiry_link("nobody@x.example", by=SYSTEM)

    mail = Outgoing.objects.get(kind="enquiry_link")
    assert (mail.to, enquiry.pid in mail.text) == (WHO["email"], True)


def test_only_the_house_does(offer, dung):
    a_confirmed(offer)
    with pytest.raises(PermissionDenied):
        send_enquiry_link(WHO["email"], by=dung)
