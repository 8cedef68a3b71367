"""Another mail address is confirmed."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import change_mail, correct_contact
from cungcau.intake.links import holder_of, token
from cungcau.intake.who import Sender
from tests.factories.submissions import a_confirmed

pytestmark = pytest.mark.django_db


def test_mails_go_to_the_new_address_and_old_links_die(newest_mail):
    submission = a_confirmed()
    old = token(submission, "follow")
    correct_contact(submission, by=Sender(submission), email="moi@nam-bavi.example")

    change_mail(submission, by=Sender(submission))

    assert (submission.email, submission.new_email) == ("moi@nam-bavi.example", "")
    assert holder_of(submission.pid, old, "follow") is None
    assert newest_mail("moi@nam-bavi.example")[0].kind == "intake_link"


def test_nobody_else_does(ha):
    with pytest.raises(PermissionDenied):
        change_mail(a_confirmed(), by=ha)
