"""Into the spam bin."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import spam_enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.jobs.queue import drain
from cungcau.notices.models import Outgoing
from tests.factories.enquiries import a_confirmed


def test_nobody_is_told(offer, dung):
    enquiry = a_confirmed(offer)
    drain()
    before = Outgoing.objects.count()

    assert spam_enquiry(enquiry, by=dung).state == "spam"
    drain()
    assert Outgoing.objects.count() == before


def test_its_sender_does_not(offer):
    enquiry = a_confirmed(offer)
    with pytest.raises(PermissionDenied):
        spam_enquiry(enquiry, by=Guest(enquiry))
