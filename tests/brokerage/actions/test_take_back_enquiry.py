"""The sender takes it back."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import take_back_enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.jobs.queue import drain
from cungcau.kit.errors import IllegalMove
from cungcau.notices.models import Notice
from tests.factories.enquiries import a_confirmed, a_tied


def test_the_brokers_hear_of_it(offer, dung):
    enquiry = a_confirmed(offer)
    assert take_back_enquiry(enquiry, by=Guest(enquiry)).state == "withdrawn"
    drain()

    assert Notice.objects.filter(user=dung, kind="enquiry_desk_take_back").exists()


def test_what_is_an_interest_by_now_is_withdrawn_there(offer, dung, seeker):
    enquiry, _interest = a_tied(offer, dung, seeker)

    with pytest.raises(IllegalMove):
        take_back_enquiry(enquiry, by=Guest(enquiry))


def test_nobody_else_does(offer, dung):
    with pytest.raises(PermissionDenied):
        take_back_enquiry(a_confirmed(offer), by=dung)
