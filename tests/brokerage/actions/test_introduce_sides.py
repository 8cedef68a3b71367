"""One introduction for two sides, however they came together."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import go_to_stage, introduce_sides, open_case
from cungcau.brokerage.outcome_models import Introduction
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from tests.factories.cases import SAID
from tests.factories.interests import an_interest, led_to

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.mark.parametrize("state", ["sent", "forwarded", "accepted", "declined", "closed"])
def test_no_interest_introduces_before_contacts_are_open(interest, an, quan, dung, state):
    led_to(interest, state, an, quan, dung)
    drain()

    assert introduce_sides(interest, by=SYSTEM) is None
    assert not Introduction.objects.exists()


def test_open_contacts_are_an_introduction_with_the_right_sides(interest, wanted, an, quan, institute, seeker, dung):
    led_to(interest, "revealed", an, quan, dung)
    proposal = led_to(an_interest(wanted, institute, quan), "revealed", quan, an, dung)
    drain()

    found = Introduction.objects.order_by("pk")
    assert [(row.interest, row.demand, row.supply, row.state) for row in found] == [
        (interest, seeker, institute, "unasked"), (proposal, seeker, institute, "unasked"),
    ]  # fmt: skip
    assert introduce_sides(interest, by=SYSTEM) == found[0]
    assert Introduction.objects.count() == 2


def test_a_case_that_came_of_an_interest_belongs_to_its_introduction(interest, an, quan, dung):
    led_to(interest, "revealed", an, quan, dung)
    drain()
    case = open_case(by=dung, interest=interest, **SAID)
    go_to_stage(case, by=dung, stage="technical", how="done", reason="Đã gặp", evidence="")
    drain()

    row = Introduction.objects.get()
    assert (row.interest, row.case) == (interest, case)


def test_a_case_introduces_when_it_is_beyond_the_stage_that_brings_its_sides_together(case, dung, seeker, institute):
    go_to_stage(case, by=dung, stage="introduce", how="done", reason="Rõ rồi", evidence="")
    drain()
    assert not Introduction.objects.exists()

    go_to_stage(case, by=dung, stage="technical", how="done", reason="", evidence="Đã gặp")
    drain()

    row = Introduction.objects.get()
    assert (row.case, row.interest, row.demand, row.supply) == (case, None, seeker, institute)


def test_nobody_but_the_house_introduces(interest, an, quan, dung):
    led_to(interest, "revealed", an, quan, dung)

    with pytest.raises(PermissionDenied):
        introduce_sides(interest, by=dung)
