"""It was no spam."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import restore_enquiry, spam_enquiry
from cungcau.intake.actions import block_sender
from tests.factories.enquiries import a_confirmed, a_sent


def test_it_is_back_in_the_queue(offer, dung):
    enquiry = restore_enquiry(spam_enquiry(a_confirmed(offer), by=dung), by=dung)

    assert (enquiry.state, enquiry.settled_at) == ("verified", None)


def test_what_nobody_has_confirmed_does_not_reach_the_queue(offer, dung, lan):
    block_sender(by=lan, kind="domain", value="nam-bavi.example")

    with pytest.raises(PermissionDenied):
        restore_enquiry(a_sent(offer), by=dung)
