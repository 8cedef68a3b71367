"""She is who she says she is."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import approve_claim, claim_enquiry
from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from cungcau.notices.models import Notice
from tests.factories.enquiries import a_confirmed, a_tied
from tests.people import person


@pytest.fixture
def lien(db):
    return person("lien", "Cao Thị Liên")


def test_she_works_there_from_today_and_has_the_interest(offer, dung, lien):
    enquiry, interest = a_tied(offer, dung, email=lien.email)
    claim_enquiry(enquiry, by=lien)
    assert not can(lien, "read", interest)

    approve_claim(enquiry, by=dung)
    drain()

    interest.refresh_from_db()
    assert (interest.sender, can(lien, "withdraw", interest)) == (lien, True)
    assert Notice.objects.get(user=lien).kind == "enquiry_approve_claim"


def test_not_before_it_is_known_for_which_organisation(offer, dung, lien):
    enquiry = claim_enquiry(a_confirmed(offer, email=lien.email), by=lien)

    with pytest.raises(Refused):
        approve_claim(enquiry, by=dung)


def test_not_by_herself(offer, dung, lien):
    enquiry, _interest = a_tied(offer, dung, email=lien.email)
    claim_enquiry(enquiry, by=lien)
    with pytest.raises(PermissionDenied):
        approve_claim(enquiry, by=lien)
