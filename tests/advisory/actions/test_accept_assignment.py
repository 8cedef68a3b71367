"""The expert takes the task on, and says whether she is free to."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import accept_assignment, overrule_conflict
from cungcau.advisory.models import Assignment
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.registry.models import Interest
from cungcau.trail.queries import history_of
from tests.factories.advice import an_assignment, put

SAID = {"freedom": "none"}


def test_it_leads_to_its_state_and_is_remembered(assignment, hai):
    put(assignment, "proposed")
    accept_assignment(assignment, by=hai, **SAID)

    assert Assignment.objects.get(pk=assignment.pk).state == "accepted"
    assert history_of(assignment).first().verb == "accept"


@pytest.mark.parametrize("name", ["an", "mai", "dung", "ha", "guest"])
def test_who_may_not_is_refused(assignment, name, request):
    put(assignment, "proposed")

    with pytest.raises(PermissionDenied):
        accept_assignment(assignment, by=request.getfixturevalue(name), **SAID)
    assert Assignment.objects.get(pk=assignment.pk).state == "proposed"


@pytest.mark.parametrize("state", ["accepted", "delivered", "refused"])
def test_it_does_not_start_elsewhere(assignment, hai, state):
    put(assignment, state)

    with pytest.raises(IllegalMove):
        accept_assignment(assignment, by=hai, **SAID)


def test_the_second_hand_is_told(assignment, hai):
    put(assignment, "proposed")
    other = Assignment.objects.get(pk=assignment.pk)
    accept_assignment(assignment, by=hai, **SAID)

    with pytest.raises(Stale):
        accept_assignment(other, by=hai, **SAID)


def test_a_conflict_that_she_names_holds_it_up_until_a_second_officer_lets_it_pass(assignment, hai, mai, dung):
    accept_assignment(assignment, by=hai, freedom="conflict", words="Em trai làm ở đó.")
    assert assignment.state == "blocked"

    overrule_conflict(assignment, by=dung, why="Không có ai khác; kết quả được đọc lại.")
    assert assignment.state == "accepted"


def test_a_conflict_without_words_is_asked_again(assignment, hai):
    with pytest.raises(Refused) as refusal:
        accept_assignment(assignment, by=hai, freedom="conflict")

    assert refusal.value.field == "words"


def test_what_the_registry_has_learnt_since_holds_it_up(assignment, expert, seeker, hai):
    Interest.objects.create(expert=expert, organisation=seeker, tie="shares")

    assert accept_assignment(assignment, by=hai, freedom="none").state == "blocked"


def test_what_was_let_pass_does_not_hold_it_up_again(advice, expert, seeker, mai, dung, hai):
    Interest.objects.create(expert=expert, organisation=seeker, tie="shares")
    held = overrule_conflict(an_assignment(advice, expert, mai), by=dung, why="Vốn rất nhỏ.")

    assert accept_assignment(held, by=hai, freedom="none").state == "accepted"


def test_an_officer_writes_down_what_an_expert_without_an_account_says(advice, silent, mai):
    assert accept_assignment(an_assignment(advice, silent, mai), by=mai, freedom="none").state == "accepted"
