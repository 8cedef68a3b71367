"""Let a blocked sender confirm her address after all."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import release_submission
from cungcau.intake.models import Block, Submission
from tests.factories.submissions import TOLD, a_confirmed, a_sent, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def blocked(db):
    Block.objects.create(kind="domain", value="nam-bavi.example")
    return a_sent()


def test_the_mail_goes_out_after_all(blocked, ha, newest_mail):
    release_submission(blocked, by=ha)

    assert Submission.objects.get(pk=blocked.pk).state == "sent"
    assert newest_mail(TOLD["email"])[0].kind == "intake_confirm"


@pytest.mark.parametrize("name", ["an", "quang", "guest"])
def test_who_may_not_is_refused(blocked, name, request):
    with pytest.raises(PermissionDenied):
        release_submission(blocked, by=request.getfixturevalue(name))


def test_a_confirmed_one_goes_back_into_the_queue_instead(ha):
    confirmed = in_state(a_confirmed(), "spam")

    with pytest.raises(PermissionDenied):
        release_submission(confirmed, by=ha)
