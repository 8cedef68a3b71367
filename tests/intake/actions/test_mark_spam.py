"""Put a submission into the spam bin."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import mark_spam
from cungcau.intake.models import Submission
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.submissions import a_confirmed, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(db):
    return a_confirmed()


def test_it_leads_to_its_state_and_is_remembered(submission, ha):
    mark_spam(submission, by=ha)

    assert Submission.objects.get(pk=submission.pk).state == "spam"
    assert history_of(submission).first().verb == "mark_spam"


@pytest.mark.parametrize("name", ["an", "lan", "quang", "guest"])
def test_who_may_not_is_refused(submission, name, request):
    with pytest.raises(PermissionDenied):
        mark_spam(submission, by=request.getfixturevalue(name))

    assert Submission.objects.get(pk=submission.pk).state == "verified"


def test_it_does_not_start_elsewhere(submission, ha):
    in_state(submission, "taken")

    with pytest.raises(IllegalMove):
        mark_spam(submission, by=ha)


def test_the_second_hand_is_told(submission, ha):
    other = Submission.objects.get(pk=submission.pk)
    mark_spam(submission, by=ha)

    with pytest.raises(Stale):
        mark_spam(other, by=ha)
