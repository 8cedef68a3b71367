"""Entrust an expert with a task for a request."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.advisory.models import Assignment
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from cungcau.registry.models import Affiliation, Interest
from tests.factories.advice import an_assignment, put


def test_an_expert_who_is_free_is_asked_at_once(advice, expert, mai):
    made = an_assignment(advice, expert, mai)

    assert (made.state, made.entrusted_by, made.ties) == ("proposed", mai, "")
    assert made.asked_at is not None


@pytest.mark.parametrize("tie", ["employed", "shares", "advises", "family", "competes"])
def test_a_declared_conflict_holds_it_up_and_nobody_is_asked(advice, expert, seeker, mai, tie):
    declared = Interest.objects.create(expert=expert, organisation=seeker, tie=tie)
    made = an_assignment(advice, expert, mai)

    assert (made.state, made.asked_at, made.ties) == ("blocked", None, f"interest:{declared.pid}")


@pytest.mark.parametrize("tie", ["funded", "other"])
def test_a_tie_that_is_only_told_does_not_hold_it_up(advice, expert, seeker, mai, tie):
    Interest.objects.create(expert=expert, organisation=seeker, tie=tie)

    assert an_assignment(advice, expert, mai).state == "proposed"


def test_who_works_for_the_firm_is_held_up(advice, expert, seeker, mai):
    Affiliation.objects.create(expert=expert, organisation=seeker)

    assert an_assignment(advice, expert, mai).state == "blocked"


def test_who_has_left_the_firm_is_not(advice, expert, seeker, mai):
    Affiliation.objects.create(expert=expert, organisation=seeker, until=timezone.localdate())

    assert an_assignment(advice, expert, mai).state == "proposed"


@pytest.mark.parametrize("name", ["an", "ha", "quang", "hai", "guest"])
def test_who_may_not_is_refused(advice, expert, name, request):
    with pytest.raises(PermissionDenied):
        an_assignment(advice, expert, request.getfixturevalue(name))


@pytest.mark.parametrize("state", ["answered", "closed", "declined", "withdrawn"])
def test_only_for_a_request_that_waits(advice, expert, mai, state):
    with pytest.raises(Refused) as refusal:
        an_assignment(put(advice, state), expert, mai)

    assert refusal.value.code == "not_waiting"


@pytest.mark.parametrize("state", ["proposed", "away", "ended"])
def test_only_an_expert_who_can_be_asked(advice, expert, mai, state):
    with pytest.raises(Refused) as refusal:
        an_assignment(advice, put(expert, state), mai)

    assert refusal.value.field == "expert"


def test_nobody_has_two_tasks_for_one_request_at_a_time(assignment, expert, dung):
    with pytest.raises(Refused):
        an_assignment(assignment.advice, expert, dung)


def test_a_second_press_finds_the_first_ones_assignment(advice, expert, mai):
    pid = new_pid()

    assert an_assignment(advice, expert, mai, pid=pid) == an_assignment(advice, expert, mai, pid=pid)
    assert Assignment.objects.count() == 1
