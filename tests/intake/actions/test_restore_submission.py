"""It was no spam."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import restore_submission
from cungcau.intake.models import Submission
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.submissions import a_confirmed, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(db):
    return in_state(a_confirmed(), "spam")


def test_it_leads_to_its_state_and_is_remembered(submission, ha):
    restore_submission(submission, by=ha)

    assert Submission.objects.get(pk=submission.pk).state == "verified"
    assert history_of(submission).first().verb == "restore"


@pytest.mark.parametrize("name", ["an", "quang", "guest"])
def test_who_may_not_is_refused(submission, name, request):
    with pytest.raises(PermissionDenied):
        restore_submission(submission, by=request.getfixturevalue(name))

    assert Submission.objects.get(pk=submission.pk).state == "spam"


def test_it_does_not_start_elsewhere(submission, ha):
    in_state(submission, "taken")

    with pytest.raises(IllegalMove):
        restore_submission(submission, by=ha)


def test_the_second_hand_is_told(submission, ha):
    other = Submission.objects.get(pk=submission.pk)
    restore_submission(submission, by=ha)

    with pytest.raises(Stale):
        restore_submission(other, by=ha)


def test_one_whose_address_nobody_has_confirmed_does_not_come_into_the_queue(ha):
    unconfirmed = in_state(a_confirmed(), "spam", verified_at=None)

    with pytest.raises(PermissionDenied):
        restore_submission(unconfirmed, by=ha)
