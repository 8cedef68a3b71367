"""A broker opens a case: from an interest, from a kept proposal, by hand."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.brokerage.actions import open_case
from cungcau.brokerage.case_models import Case
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of
from tests.factories.cases import SAID, a_case
from tests.factories.interests import an_interest, led_to
from tests.factories.verdicts import judged

pytestmark = pytest.mark.usefixtures("point", "vocabulary")


def parties(case):
    return [(party.role, party.organisation, party.contact_name) for party in case.parties.all()]


def test_by_hand_it_has_both_sides_its_first_stage_and_a_reference(case, dung, seeker, institute, wanted, offer):
    assert parties(case) == [("demand", seeker, ""), ("supply", institute, "")]
    assert (case.origin, case.owner, case.stage, case.state) == ("own", dung, "intake", "open")
    assert case.ref == f"DEMO-HS-{timezone.localdate():%Y%m%d}-001"
    assert [entry.stage for entry in case.entries.filter(left_at=None)] == ["intake"]
    assert history_of(case).get().verb == "open"


def test_the_next_one_of_the_day_has_the_next_number(case, dung, wanted, offer):
    assert a_case(dung, wanted, offer).ref.endswith("-002")


def test_one_listing_is_enough_none_is_not(dung, wanted, seeker):
    assert parties(open_case(by=dung, need=wanted, **SAID)) == [("demand", seeker, "")]
    with pytest.raises(Refused, match="no_listing"):
        open_case(by=dung, **SAID)


def test_nobody_stands_on_both_sides(dung, need, offer):
    with pytest.raises(Refused, match="one_side"):
        open_case(by=dung, need=need, offer=offer, **SAID)


@pytest.mark.parametrize(("kind", "in_need", "offers"), [("offer", "seeker", "institute"), ("need", "institute", "seeker")])
def test_from_an_interest_both_come_with_the_contacts_that_they_opened(request, seeker, an, quan, dung, kind, in_need, offers):
    interest = led_to(an_interest(request.getfixturevalue(kind), seeker, an), "revealed", an, quan, dung)

    case = open_case(by=dung, interest=interest, **SAID)

    people = {"seeker": "Nguyễn Thị An", "institute": "Vũ Minh Quân"}
    assert parties(case) == [
        (role, request.getfixturevalue(name), people[name]) for role, name in (("demand", in_need), ("supply", offers))
    ]
    assert (case.origin, case.interest) == ("interest", interest)


def test_not_before_the_contacts_are_open(dung, interest):
    with pytest.raises(Refused, match="not_revealed"):
        open_case(by=dung, interest=interest, **SAID)


def test_one_case_an_interest(interest, an, quan, dung, colleague):
    led_to(interest, "revealed", an, quan, dung)
    open_case(by=dung, interest=interest, **SAID)

    with pytest.raises(Refused, match="already"):
        open_case(by=colleague, interest=interest, **SAID)


def test_from_a_kept_proposal(dung, wanted, offer, seeker, institute):
    case = open_case(by=dung, verdict=judged(wanted, offer, True), **SAID)

    assert (case.origin, case.need, case.offer) == ("proposal", wanted, offer)
    assert parties(case) == [("demand", seeker, ""), ("supply", institute, "")]


def test_not_from_a_refused_one(dung, wanted, offer):
    with pytest.raises(Refused, match="not_kept"):
        open_case(by=dung, verdict=judged(wanted, offer, False), **SAID)


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "mai", "lan", "quang", "guest"])
def test_who_is_no_broker_may_not(name, wanted, offer, request):
    with pytest.raises(PermissionDenied):
        a_case(request.getfixturevalue(name), wanted, offer)

    assert not Case.objects.exists()


def test_the_second_press_finds_the_case_of_the_first(dung, wanted, offer):
    pressed = [a_case(dung, wanted, offer, pid="bcdfghjkmn") for _press in range(2)]

    assert pressed == [Case.objects.get()] * 2
