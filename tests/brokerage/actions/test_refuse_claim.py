"""She does not work there."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import claim_enquiry, refuse_claim
from cungcau.brokerage.guest_who import Guest
from cungcau.jobs.queue import drain
from cungcau.kit.policy import can
from cungcau.notices.models import Notice
from tests.factories.enquiries import a_tied
from tests.people import person


def test_she_is_told_and_the_link_goes_on_working(offer, dung):
    lien = person("lien", "Cao Thị Liên")
    enquiry, interest = a_tied(offer, dung, email=lien.email)
    claim_enquiry(enquiry, by=lien)

    refuse_claim(enquiry, by=dung)
    drain()

    assert enquiry.claim_state == "refused"
    assert can(Guest(enquiry), "read", interest)
    assert Notice.objects.get(user=lien).kind == "enquiry_refuse_claim"


def test_there_must_be_a_claim(offer, dung):
    enquiry, _interest = a_tied(offer, dung)
    with pytest.raises(PermissionDenied):
        refuse_claim(enquiry, by=dung)
