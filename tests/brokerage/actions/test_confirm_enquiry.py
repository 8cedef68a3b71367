"""The address is confirmed."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import confirm_enquiry
from cungcau.brokerage.guest_links import holder_of, token
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.jobs.queue import drain
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.kit.policy import can
from cungcau.notices.models import Notice, Outgoing
from tests.factories.enquiries import a_sent


def test_a_broker_hears_of_it_only_now_and_the_sender_gets_her_link(offer, dung):
    enquiry = a_sent(offer)
    drain()
    assert not can(dung, "read", enquiry)
    assert not Notice.objects.filter(user=dung).exists()

    confirm_enquiry(enquiry, by=Guest(enquiry), agrees=True)
    drain()

    assert can(dung, "read", enquiry)
    assert Notice.objects.get(user=dung).kind == "enquiry_desk_confirm"
    assert Outgoing.objects.filter(kind="enquiry_received", to=enquiry.email).exists()
    assert enquiry.agreed_at == enquiry.verified_at


def test_the_link_works_once(offer):
    enquiry = a_sent(offer)
    link = token(enquiry, "confirm")
    confirm_enquiry(enquiry, by=Guest(enquiry))

    assert holder_of(enquiry.pid, link, "confirm") is None
    with pytest.raises(IllegalMove):
        confirm_enquiry(enquiry, by=Guest(enquiry))


def test_of_two_hands_one_confirms(offer):
    enquiry = a_sent(offer)
    other = Enquiry.objects.get(pk=enquiry.pk)
    confirm_enquiry(enquiry, by=Guest(enquiry))

    with pytest.raises(Stale):
        confirm_enquiry(other, by=Guest(other))


@pytest.mark.parametrize("name", ["dung", "lan", "an", "guest"])
def test_nobody_confirms_for_her(offer, name, request):
    with pytest.raises(PermissionDenied):
        confirm_enquiry(a_sent(offer), by=request.getfixturevalue(name))
