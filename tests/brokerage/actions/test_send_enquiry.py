"""Somebody without an account is interested."""

import pytest

from cungcau.brokerage.guest_models import Enquiry
from cungcau.intake.actions import block_sender
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from cungcau.listings.models import Listing
from cungcau.notices.models import Outgoing
from cungcau.trail.queries import history_of
from tests.factories.enquiries import WHO, a_confirmed, a_sent
from tests.factories.interests import ON_NEED, ON_OFFER


def test_it_waits_for_its_address_and_nothing_typed_stands_in_the_mail(offer):
    enquiry = a_sent(offer, phone="")

    mail = Outgoing.objects.get(to=WHO["email"])
    assert (enquiry.state, enquiry.title_vi, mail.kind) == ("sent", offer.title_vi, "enquiry_confirm")
    assert [word for word in (*WHO.values(), ON_OFFER["wish"], offer.title_vi) if word in mail.text + mail.subject] == []


def test_who_sent_it_is_nobody_in_the_trail_and_the_words_agreed_to_are_kept(offer):
    enquiry = a_sent(offer)

    entry = history_of(enquiry).first()
    assert (entry.verb, entry.actor, entry.actor_name) == ("enquire", "", "by signed link")
    assert enquiry.consent_version
    assert "chủ tin" in enquiry.consent_purpose


def test_on_a_need_it_is_a_solution(need):
    enquiry = a_sent(need, **ON_OFFER)

    assert (enquiry.approach, enquiry.trl, enquiry.about) == (ON_NEED["approach"], 8, "")


def test_pressed_twice_it_is_one_and_one_mail(offer):
    pid = new_pid()
    a_sent(offer, pid=pid)
    a_sent(offer, pid=pid)

    assert (Enquiry.objects.count(), Outgoing.objects.count()) == (1, 1)


def test_sent_again_before_it_is_confirmed_it_says_what_it_says_now_and_after_that_nothing_changes(offer):
    pid = new_pid()
    a_sent(offer, pid=pid)
    a_sent(offer, pid=pid, wish="Mẻ thử 20 kg")
    assert Enquiry.objects.get().wish == "Mẻ thử 20 kg"

    Enquiry.objects.update(state="verified", verified_at="2026-11-01T00:00Z")
    a_sent(offer, pid=pid, wish="Khác")
    assert Enquiry.objects.get().wish == "Mẻ thử 20 kg"


def test_who_is_blocked_lies_in_the_spam_bin_unanswered(offer, lan):
    block_sender(by=lan, kind="domain", value="nam-bavi.example")

    enquiry = a_sent(offer)

    assert (enquiry.state, Outgoing.objects.count()) == ("spam", 0)


@pytest.mark.parametrize("change", [{"anonymity": "members"}, {"anonymity": "internal"}, {"state": "paused"}])
def test_what_is_not_public_takes_none(offer, change):
    Listing.objects.filter(pk=offer.pk).update(**change)
    offer.refresh_from_db()

    with pytest.raises(Refused):
        a_sent(offer)


def test_marks_tell_the_broker_to_look_twice(offer):
    a_confirmed(offer)
    enquiry = a_sent(offer, proven=False, about="Xem https://a.example và https://b.example")

    assert enquiry.flags == ["unproven", "links", "repeated"]
