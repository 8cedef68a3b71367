"""What was typed goes."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import accept_interest, erase_enquiry, forward_interest, reply_enquiry
from cungcau.brokerage.guest_links import holder_of, token
from cungcau.brokerage.guest_who import Guest
from cungcau.jobs.queue import drain
from cungcau.notices.models import Outgoing
from tests.factories.enquiries import WHO, a_confirmed, a_tied
from tests.factories.interests import ON_OFFER, OWNERS


def words_of(thing):
    return " ".join(str(getattr(thing, field.name)) for field in thing._meta.concrete_fields)


def test_words_person_mails_and_link_are_gone(offer):
    enquiry = a_confirmed(offer)
    reply_enquiry(enquiry, by=Guest(enquiry), answer="Bí mật")
    drain()
    link = token(enquiry, "follow")

    erase_enquiry(enquiry, by=Guest(enquiry))

    left = words_of(enquiry)
    assert [word for word in (*WHO.values(), ON_OFFER["wish"], ON_OFFER["about"]) if word in left] == []
    assert (enquiry.state, enquiry.messages.count(), Outgoing.objects.filter(to=WHO["email"]).count()) == ("erased", 0, 0)
    assert holder_of(enquiry.pid, link, "follow") is None


def test_the_interest_is_withdrawn_and_names_her_no_more(offer, dung, seeker):
    enquiry, interest = a_tied(offer, dung, seeker)

    erase_enquiry(enquiry, by=Guest(enquiry))

    interest.refresh_from_db()
    left = words_of(interest)
    assert interest.state == "withdrawn"
    assert [word for word in (WHO["name"], WHO["email"], WHO["phone"]) if word in left] == []


def test_where_contacts_are_open_the_day_of_her_consent_stays(offer, dung, seeker, quan):
    enquiry, interest = a_tied(offer, dung, seeker, agrees=True)
    accept_interest(forward_interest(interest, by=dung), by=quan, agrees=True, **OWNERS)

    erase_enquiry(enquiry, by=Guest(enquiry))

    interest.refresh_from_db()
    assert (interest.state, interest.sender_email, interest.sender_agreed_at is not None) == ("revealed", "", True)


def test_others_do_not(offer, dung, an):
    enquiry = a_confirmed(offer)
    for by in (dung, an, Guest(a_confirmed(offer, email="khac@x.example"))):
        with pytest.raises(PermissionDenied):
            erase_enquiry(enquiry, by=by)
