"""Forget what nobody has confirmed."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import forget_submission
from cungcau.intake.models import Submission
from cungcau.kit.policy import SYSTEM
from tests.factories.submissions import a_sent

pytestmark = pytest.mark.django_db


def test_the_row_is_gone():
    forget_submission(a_sent(), by=SYSTEM)

    assert not Submission.objects.exists()


def test_no_person_does_it(lan):
    with pytest.raises(PermissionDenied):
        forget_submission(a_sent(), by=lan)
