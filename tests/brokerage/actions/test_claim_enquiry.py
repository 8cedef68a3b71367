"""Taken over with an account."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import claim_enquiry, withdraw_interest
from cungcau.brokerage.guest_who import Guest
from cungcau.kit.policy import can
from tests.factories.enquiries import a_confirmed, a_sent, a_tied


def test_who_writes_for_its_organisation_has_it_at_once_and_the_link_opens_nothing_more(offer, dung, seeker, an):
    enquiry, interest = a_tied(offer, dung, seeker, email=an.email)
    assert can(Guest(enquiry), "withdraw", interest)

    claim_enquiry(enquiry, by=an)

    interest.refresh_from_db()
    assert (enquiry.claim_state, interest.sender) == ("approved", an)
    assert not can(Guest(enquiry), "read", interest)
    with pytest.raises(PermissionDenied):
        withdraw_interest(interest, by=Guest(enquiry))


def test_before_a_broker_has_read_it_it_becomes_her_organisations_and_waits_for_one(offer, seeker, an):
    enquiry = claim_enquiry(a_confirmed(offer, email=an.email), by=an, organisation=seeker)

    assert (enquiry.state, enquiry.claim_state) == ("tied", "approved")
    assert (enquiry.interest.organisation, enquiry.interest.sender, enquiry.interest.state) == (seeker, an, "sent")


def test_who_does_not_work_there_waits_for_a_broker(offer, dung, rival, an, seeker):
    enquiry, interest = a_tied(offer, dung, rival, email=an.email)

    claim_enquiry(enquiry, by=an, organisation=seeker)

    interest.refresh_from_db()
    assert (enquiry.claim_state, enquiry.claimed_by, interest.sender, interest.organisation) == ("asked", an, None, rival)


def test_another_address_or_one_that_nobody_has_confirmed_claims_nothing(offer, an, seeker):
    for enquiry in (a_confirmed(offer), a_sent(offer, email=an.email)):
        with pytest.raises(PermissionDenied):
            claim_enquiry(enquiry, by=an, organisation=seeker)


def test_nobody_claims_twice(offer, an, seeker):
    enquiry = claim_enquiry(a_confirmed(offer, email=an.email), by=an, organisation=seeker)
    with pytest.raises(PermissionDenied):
        claim_enquiry(enquiry, by=an, organisation=seeker)
