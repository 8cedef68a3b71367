"""The sender answers the officer's question."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import answer_officer
from cungcau.intake.models import Submission
from cungcau.intake.who import Sender
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.submissions import a_confirmed, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(db):
    return in_state(a_confirmed(), "asked")


def test_it_leads_to_its_state_and_is_remembered(submission):
    answer_officer(submission, by=Sender(submission), answer="60 độ")

    assert Submission.objects.get(pk=submission.pk).state == "verified"
    assert history_of(submission).first().verb == "answer"


@pytest.mark.parametrize("name", ["an", "ha", "lan", "guest"])
def test_who_may_not_is_refused(submission, name, request):
    with pytest.raises(PermissionDenied):
        answer_officer(submission, by=request.getfixturevalue(name), answer="60 độ")

    assert Submission.objects.get(pk=submission.pk).state == "asked"


def test_it_does_not_start_elsewhere(submission):
    in_state(submission, "declined")

    with pytest.raises(IllegalMove):
        answer_officer(submission, by=Sender(submission), answer="60 độ")


def test_the_second_hand_is_told(submission):
    other = Submission.objects.get(pk=submission.pk)
    answer_officer(submission, by=Sender(submission), answer="60 độ")

    with pytest.raises(Stale):
        answer_officer(other, by=Sender(submission), answer="60 độ")


def test_the_answer_is_kept_and_no_name_stands_in_the_trail(submission):
    answer_officer(submission, by=Sender(submission), answer="60 độ")

    assert [(one.text, one.from_sender) for one in submission.messages.all()] == [("60 độ", True)]
    assert (history_of(submission).first().actor, history_of(submission).first().actor_name) == ("", "sender")
