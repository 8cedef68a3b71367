"""The sender no longer needs it."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import withdraw_submission
from cungcau.intake.models import Submission
from cungcau.intake.who import Sender
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.submissions import a_confirmed, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(db):
    return a_confirmed()


def test_it_leads_to_its_state_and_is_remembered(submission):
    withdraw_submission(submission, by=Sender(submission))

    assert Submission.objects.get(pk=submission.pk).state == "withdrawn"
    assert history_of(submission).first().verb == "withdraw"


@pytest.mark.parametrize("name", ["an", "ha", "lan", "guest"])
def test_who_may_not_is_refused(submission, name, request):
    with pytest.raises(PermissionDenied):
        withdraw_submission(submission, by=request.getfixturevalue(name))

    assert Submission.objects.get(pk=submission.pk).state == "verified"


def test_it_does_not_start_elsewhere(submission):
    in_state(submission, "declined")

    with pytest.raises(IllegalMove):
        withdraw_submission(submission, by=Sender(submission))


def test_the_second_hand_is_told(submission):
    other = Submission.objects.get(pk=submission.pk)
    withdraw_submission(submission, by=Sender(submission))

    with pytest.raises(Stale):
        withdraw_submission(other, by=Sender(submission))
