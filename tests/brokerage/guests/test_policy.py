"""Who sees what of an interest without an account: button, 403 and list agree, and the table by hand."""

import pytest

from cungcau.brokerage.actions import accept_interest, agree_sender, decline_interest, forward_interest, withdraw_interest
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Interest
from cungcau.brokerage.queries import seen
from cungcau.brokerage.sheet_models import Sheet
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.brokerage.cast import NAMES
from tests.factories.enquiries import a_confirmed, a_sent, a_sheet, a_tied
from tests.factories.interests import OWNERS

SIGHTS = ("read", "read_sender", "read_owner", "read_sender_contact", "read_owner_contact", "read_answer", "read_desk")


@pytest.fixture
def anonymous(offer):
    Listing.objects.filter(pk=offer.pk).update(anonymity="anonymous")
    offer.refresh_from_db()
    return offer


def test_check_and_query_agree_for_everybody_and_every_verb(request, offer, dung, seeker, an, need):
    tied, _interest = a_tied(offer, dung, seeker, email="mot@x.example")
    own = a_confirmed(need, email=an.email)
    a_sent(offer, email="ba@x.example")
    Enquiry.objects.filter(pk=own.pk).update(claim_state="asked", claimed_by=an)
    people = {name: request.getfixturevalue(name) for name in NAMES}
    people |= {"system": SYSTEM, "holder": Guest(tied), "other": Guest(own)}
    a_sheet(dung, offer)
    different = [
        (label, name, verb, thing.pk)
        for label, model in (("enquiry", Enquiry), ("interest", Interest), ("sheet", Sheet)) for rows in (model.objects.all(),)
        for verb in POLICIES[f"brokerage.{label}"] for name, user in people.items() for thing in rows
        if can(user, verb, thing) != visible(user, rows, verb).filter(pk=thing.pk).exists()
    ]  # fmt: skip

    assert different == []


def test_before_it_is_confirmed_only_the_holder_of_the_link_sees_it(request, offer):
    enquiry = a_sent(offer)

    assert [name for name in NAMES if can(request.getfixturevalue(name), "read", enquiry)] == []
    assert can(Guest(enquiry), "read", enquiry)


def test_afterwards_brokers_do_and_nobody_else(request, offer):
    enquiry = a_confirmed(offer)

    assert [name for name in NAMES if can(request.getfixturevalue(name), "read", enquiry)] == ["dung"]


@pytest.mark.parametrize(("state", "told"), [
    ("screening", set()), ("forwarded", set()), ("accepted", set()), ("declined", set()),
    ("revealed", {"read_owner", "read_owner_contact"}),
])  # fmt: skip
def test_of_an_anonymous_listing_a_stranger_learns_the_owner_only_when_contacts_are_open(
    anonymous, seeker, dung, quan, state, told
):
    enquiry, interest = a_tied(anonymous, dung, seeker)
    if state != "screening":
        forward_interest(interest, by=dung)
    if state in {"accepted", "revealed"}:
        accept_interest(interest, by=quan, agrees=True, **OWNERS)
    if state == "declined":
        decline_interest(interest, by=quan, reason="time", answer="Không", tell=False)
    if state == "revealed":
        agree_sender(interest, by=Guest(enquiry), name=enquiry.name, email=enquiry.email)
    always = {"read", "read_sender", "read_sender_contact"}

    assert {verb for verb in SIGHTS if can(Guest(enquiry), verb, interest)} == always | told
    assert (seen([interest], Guest(enquiry))[0].owner_name == "Viện Vật liệu Tản Viên") == bool(told)


def test_the_link_of_another_sees_nothing_of_it(offer, seeker, dung):
    _enquiry, interest = a_tied(offer, dung, seeker)
    other, _hers = a_tied(offer, dung, email="khac@x.example")

    assert [verb for verb in POLICIES["brokerage.interest"] if can(Guest(other), verb, interest)] == []


def test_consent_and_withdrawal_by_link_name_nobody_but_the_link(offer, seeker, dung, quan):
    enquiry, interest = a_tied(offer, dung, seeker)
    accept_interest(forward_interest(interest, by=dung), by=quan, agrees=True, **OWNERS)

    agree_sender(interest, by=Guest(enquiry), name=enquiry.name, email=enquiry.email)

    entry = history_of(interest).get(verb="agree_sender")
    assert (entry.actor, entry.actor_name, entry.facts) == ("", "by signed link", {"by_link": True})
    assert (interest.state, interest.sender_agreed_by) == ("revealed", None)


def test_the_owner_sees_of_the_sender_what_she_sees_of_any_other(offer, seeker, dung, quan):
    _enquiry, interest = a_tied(offer, dung, seeker)
    assert not can(quan, "read", interest)

    forward_interest(interest, by=dung)
    assert {verb for verb in SIGHTS if can(quan, verb, interest)} == {"read", "read_sender", "read_owner", "read_owner_contact",
                                                                      "read_answer"}  # fmt: skip


def test_withdrawn_by_link(offer, seeker, dung):
    enquiry, interest = a_tied(offer, dung, seeker)

    assert withdraw_interest(interest, by=Guest(enquiry)).state == "withdrawn"
