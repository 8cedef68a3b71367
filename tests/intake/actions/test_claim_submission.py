"""This is mine."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import claim_submission
from cungcau.intake.models import Claim
from cungcau.kit.errors import Refused
from tests.factories.submissions import a_confirmed, in_state

pytestmark = pytest.mark.django_db


def test_whoever_logs_in_with_the_confirmed_address_may_say_so_once(an):
    submission = a_confirmed(email=an.email)
    claim_submission(submission, by=an)

    with pytest.raises(Refused):
        claim_submission(submission, by=an)

    assert [(claim.user, claim.state) for claim in Claim.objects.all()] == [(an, "asked")]


def test_another_address_is_refused(binh, an):
    with pytest.raises(PermissionDenied):
        claim_submission(a_confirmed(email=an.email), by=binh)


def test_an_address_that_nobody_has_confirmed_proves_nothing(an):
    submission = in_state(a_confirmed(email=an.email), "sent", verified_at=None)

    with pytest.raises(PermissionDenied):
        claim_submission(submission, by=an)
