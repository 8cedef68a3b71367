"""An officer asks the sender something."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import ask_sender
from cungcau.intake.models import Submission
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.submissions import a_confirmed, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(db):
    return a_confirmed()


def test_it_leads_to_its_state_and_is_remembered(submission, ha):
    ask_sender(submission, by=ha, question="Nhiệt độ sấy?")

    assert Submission.objects.get(pk=submission.pk).state == "asked"
    assert history_of(submission).first().verb == "ask"


@pytest.mark.parametrize("name", ["an", "lan", "quang", "guest"])
def test_who_may_not_is_refused(submission, name, request):
    with pytest.raises(PermissionDenied):
        ask_sender(submission, by=request.getfixturevalue(name), question="Nhiệt độ sấy?")

    assert Submission.objects.get(pk=submission.pk).state == "verified"


def test_it_does_not_start_elsewhere(submission, ha):
    in_state(submission, "taken")

    with pytest.raises(IllegalMove):
        ask_sender(submission, by=ha, question="Nhiệt độ sấy?")


def test_the_second_hand_is_told(submission, ha):
    other = Submission.objects.get(pk=submission.pk)
    ask_sender(submission, by=ha, question="Nhiệt độ sấy?")

    with pytest.raises(Stale):
        ask_sender(other, by=ha, question="Nhiệt độ sấy?")


def test_the_question_is_kept_with_its_hand(submission, ha):
    ask_sender(submission, by=ha, question="Nhiệt độ sấy?")

    message = submission.messages.get()
    assert (message.text, message.author, message.from_sender) == ("Nhiệt độ sấy?", ha, False)
