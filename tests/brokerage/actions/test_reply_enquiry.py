"""The sender answers."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import ask_guest, reply_enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.jobs.queue import drain
from cungcau.notices.models import Notice
from tests.factories.enquiries import a_confirmed


def test_the_broker_who_asked_reads_it(offer, dung):
    enquiry = ask_guest(a_confirmed(offer), by=dung, question="?")

    reply_enquiry(enquiry, by=Guest(enquiry), answer="12 m³")
    drain()

    assert [row.text for row in enquiry.messages.filter(from_guest=True)] == ["12 m³"]
    assert enquiry.asked_at is None
    assert Notice.objects.filter(user=dung, kind="enquiry_desk_reply").exists()


def test_pressed_twice_it_is_said_once(offer):
    enquiry = a_confirmed(offer)
    reply_enquiry(enquiry, by=Guest(enquiry), answer="12 m³")
    reply_enquiry(enquiry, by=Guest(enquiry), answer="12 m³")

    assert enquiry.messages.count() == 1


def test_the_link_of_another_answers_nothing_here(offer, dung):
    other = a_confirmed(offer, email="khac@x.example")

    for by in (Guest(other), dung):
        with pytest.raises(PermissionDenied):
            reply_enquiry(a_confirmed(offer), by=by, answer="x")
