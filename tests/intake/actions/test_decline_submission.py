"""The point cannot take it up."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import decline_submission
from cungcau.intake.models import Submission
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.submissions import a_confirmed, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(db):
    return a_confirmed()


def test_it_leads_to_its_state_and_is_remembered(submission, dung):
    decline_submission(submission, by=dung, reason="Ngoài phạm vi.")

    assert Submission.objects.get(pk=submission.pk).state == "declined"
    assert history_of(submission).first().verb == "decline"


@pytest.mark.parametrize("name", ["an", "lan", "quang", "guest"])
def test_who_may_not_is_refused(submission, name, request):
    with pytest.raises(PermissionDenied):
        decline_submission(submission, by=request.getfixturevalue(name), reason="Ngoài phạm vi.")

    assert Submission.objects.get(pk=submission.pk).state == "verified"


def test_it_does_not_start_elsewhere(submission, dung):
    in_state(submission, "taken")

    with pytest.raises(IllegalMove):
        decline_submission(submission, by=dung, reason="Ngoài phạm vi.")


def test_the_second_hand_is_told(submission, dung):
    other = Submission.objects.get(pk=submission.pk)
    decline_submission(submission, by=dung, reason="Ngoài phạm vi.")

    with pytest.raises(Stale):
        decline_submission(other, by=dung, reason="Ngoài phạm vi.")


def test_the_reason_is_kept_for_the_sender(submission, dung):
    decline_submission(submission, by=dung, reason="Ngoài phạm vi.")

    assert Submission.objects.get(pk=submission.pk).reason == "Ngoài phạm vi."
