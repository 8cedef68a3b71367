"""The address is confirmed: an officer will read it."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import verify_submission
from cungcau.intake.links import holder_of, token
from cungcau.intake.models import Submission
from cungcau.intake.who import Sender
from cungcau.kit.errors import Stale
from tests.factories.submissions import a_sent

pytestmark = pytest.mark.django_db


def test_it_reaches_the_queue_and_link_and_code_are_worthless():
    sent = a_sent()
    link = token(sent, "verify")

    verify_submission(sent, by=Sender(sent))

    kept = Submission.objects.get(pk=sent.pk)
    assert (kept.state, kept.code_hash, kept.verified_at is not None) == ("verified", "", True)
    assert holder_of(sent.pid, link, "verify") is None


def test_nobody_confirms_for_another(ha):
    sent, other = a_sent(), a_sent()

    for by in (ha, Sender(other)):
        with pytest.raises(PermissionDenied):
            verify_submission(sent, by=by)


def test_the_second_press_is_told():
    sent = a_sent()
    again = Submission.objects.get(pk=sent.pk)
    verify_submission(sent, by=Sender(sent))

    with pytest.raises(Stale):
        verify_submission(again, by=Sender(again))
