"""An organisation says that it is interested."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import send_interest
from cungcau.brokerage.models import Interest
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of
from tests.factories.interests import CALL, ON_NEED, ON_OFFER, an_interest, put
from tests.factories.listings import a_published, in_state
from tests.people import employ, person


def test_it_waits_for_a_broker_and_is_remembered(offer, seeker, institute, an):
    interest = send_interest(offer, seeker, by=an, contact=CALL, named=False, **ON_OFFER)

    kept = Interest.objects.get()
    assert (kept, kept.state, kept.channel, kept.sender, kept.owner) == (interest, "sent", "web", an, institute)
    assert (kept.wish, kept.sender_phone, kept.named, kept.sender_agreed_at) == (ON_OFFER["wish"], CALL.phone, False, None)
    assert history_of(interest).first().verb == "send"


def test_on_a_need_a_solution_is_proposed_with_own_offers(need, seeker, an, ha, binh, rival):
    own = a_published(seeker, an, ha, kind="offer")
    strange = a_published(rival, binh, ha, kind="offer")

    interest = send_interest(need, seeker, by=an, contact=CALL, offers=[own, strange], **ON_NEED, **ON_OFFER)

    assert (interest.trl, interest.cost_max, interest.about) == (8, 1_200_000_000, "")
    assert list(interest.offers.all()) == [own]


def test_the_consent_may_come_along(offer, seeker, an):
    interest = an_interest(offer, seeker, an, agrees=True)

    assert interest.sender_agreed_by == an


def test_a_broker_types_in_what_was_told_by_phone(offer, seeker, dung):
    interest = an_interest(offer, seeker, dung)

    assert (interest.channel, interest.sender) == ("phone", None)


@pytest.mark.parametrize("name", ["binh", "ha", "lan", "quang", "guest"])
def test_who_does_not_write_for_the_organisation_is_refused(offer, seeker, name, request):
    with pytest.raises(PermissionDenied):
        an_interest(offer, seeker, request.getfixturevalue(name))


def test_who_only_reads_for_it_is_refused_too(offer, seeker):
    reader = employ(person("doc", "Đỗ Văn Đọc"), seeker, "reader")

    with pytest.raises(PermissionDenied):
        an_interest(offer, seeker, reader)


def test_one_at_a_time(offer, seeker, an, dung):
    first = an_interest(offer, seeker, an)

    with pytest.raises(Refused, match="already"):
        an_interest(offer, seeker, dung)
    put(first, "declined")
    assert an_interest(offer, seeker, an).pk != first.pk


def test_the_second_press_finds_the_first_one(offer, seeker, an):
    pid = new_pid()

    assert an_interest(offer, seeker, an, pid=pid) == an_interest(offer, seeker, an, pid=pid)


CLOSED = {
    "own": lambda offer, seeker: Organisation.objects.filter(pk=offer.organisation_id).first(),
    "paused": lambda offer, seeker: in_state(offer, "paused") and seeker,
    "excluded": lambda offer, seeker: offer.excluded_organisations.add(seeker) or seeker,
    "not chosen": lambda offer, seeker: in_state(offer, "published", anonymity="chosen") and seeker,
    "internal": lambda offer, seeker: in_state(offer, "published", anonymity="internal") and seeker,
}


@pytest.mark.parametrize("why", CLOSED)
def test_a_listing_that_is_not_for_its_eyes_is_closed_to_the_broker_too(offer, seeker, dung, why):
    organisation = CLOSED[why](offer, seeker)

    with pytest.raises(Refused, match="not_open"):
        an_interest(offer, organisation, dung)
    assert not Interest.objects.exists()


def test_a_suspended_organisation_sends_nothing(offer, seeker, dung):
    Organisation.objects.filter(pk=seeker.pk).update(state="suspended")
    seeker.refresh_from_db()

    with pytest.raises(Refused, match="not_open"):
        an_interest(offer, seeker, dung)


def test_a_chosen_one_may(offer, seeker, an):
    in_state(offer, "published", anonymity="chosen")
    offer.chosen_organisations.add(seeker)

    assert an_interest(offer, seeker, an).state == "sent"
