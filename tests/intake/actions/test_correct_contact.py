"""The sender corrects her contact data."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import correct_contact
from cungcau.intake.models import Submission
from cungcau.intake.who import Sender
from tests.factories.submissions import TOLD, a_confirmed

pytestmark = pytest.mark.django_db


def test_what_is_given_is_written_and_what_is_empty_stays():
    submission = a_confirmed()

    correct_contact(submission, by=Sender(submission), phone="0988 000 111")

    kept = Submission.objects.get(pk=submission.pk)
    assert (kept.phone, kept.name, kept.email) == ("0988 000 111", TOLD["name"], TOLD["email"])


def test_another_address_waits_for_its_own_confirmation(newest_mail):
    submission = a_confirmed()

    correct_contact(submission, by=Sender(submission), email="moi@nam-bavi.example")

    assert (submission.email, submission.new_email) == (TOLD["email"], "moi@nam-bavi.example")
    assert newest_mail("moi@nam-bavi.example")[0].kind == "intake_new_mail"


def test_nobody_corrects_another(ha):
    with pytest.raises(PermissionDenied):
        correct_contact(a_confirmed(), by=ha, phone="1")
