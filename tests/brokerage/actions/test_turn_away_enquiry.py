"""It is not passed on."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import turn_away_enquiry
from cungcau.jobs.queue import drain
from cungcau.notices.models import Notice, Outgoing
from tests.factories.enquiries import a_confirmed


def test_the_sender_is_told_why_and_the_owner_never_hears_of_it(offer, dung, quan):
    enquiry = turn_away_enquiry(a_confirmed(offer), by=dung, reason="Xin gửi cho nguồn cung khác.")
    drain()

    assert (enquiry.state, enquiry.settled_at is not None) == ("declined", True)
    assert "Xin gửi cho nguồn cung khác." in Outgoing.objects.get(kind="enquiry_turned_away").text
    assert not Notice.objects.filter(user=quan).exclude(kind="listing_published").exists()


def test_only_a_broker_does(offer, ha):
    with pytest.raises(PermissionDenied):
        turn_away_enquiry(a_confirmed(offer), by=ha, reason="x")
