"""The mail once more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import send_enquiry_again
from cungcau.brokerage.guest_links import holder_of, token
from cungcau.brokerage.guest_who import Guest
from cungcau.notices.models import Outgoing
from tests.factories.enquiries import a_confirmed, a_sent


def test_the_link_before_is_worthless_and_a_slip_of_the_address_is_mended(offer):
    enquiry = a_sent(offer, email="lein@nam-bavi.example")
    before = token(enquiry, "confirm")

    send_enquiry_again(enquiry, by=Guest(enquiry), email="lien@nam-bavi.example")

    assert holder_of(enquiry.pid, before, "confirm") is None
    assert holder_of(enquiry.pid, token(enquiry, "confirm"), "confirm") == enquiry
    mails = Outgoing.objects.order_by("pk").values_list("to", flat=True)
    assert list(mails) == ["lein@nam-bavi.example", "lien@nam-bavi.example"]


def test_what_is_confirmed_goes_to_no_other_address_and_another_guest_sends_nothing(offer):
    with pytest.raises(PermissionDenied):
        send_enquiry_again(a_sent(offer), by=Guest(a_sent(offer, email="khac@x.example")))
    confirmed = a_confirmed(offer, email="ba@x.example")
    with pytest.raises(PermissionDenied):
        send_enquiry_again(confirmed, by=Guest(confirmed), email="ke-gian@x.example")
