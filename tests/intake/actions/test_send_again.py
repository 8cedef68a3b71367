"""Send the mail that asks for confirmation once more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import send_again
from cungcau.intake.links import check_code
from cungcau.intake.who import Sender
from cungcau.kit.errors import Refused
from tests.factories.submissions import TOLD, a_confirmed, a_sent

pytestmark = pytest.mark.django_db


def test_the_new_code_counts_and_the_old_one_does_not(newest_mail):
    sent = a_sent()
    old = newest_mail(TOLD["email"])[2]

    send_again(sent, by=Sender(sent))

    new = newest_mail(TOLD["email"])[2]
    check_code(sent, new)
    if old != new:
        with pytest.raises(Refused):
            check_code(sent, old)


def test_it_goes_to_another_address_where_the_first_had_a_slip(newest_mail):
    sent = a_sent(email="lein@nam-bavi.example")

    send_again(sent, by=Sender(sent), email=TOLD["email"])

    assert sent.email == TOLD["email"]
    assert newest_mail(TOLD["email"])[0].kind == "intake_confirm"


def test_nobody_else_and_not_after_the_confirmation(ha):
    sent, confirmed = a_sent(), a_confirmed()

    for thing, by in ((sent, ha), (sent, Sender(confirmed)), (confirmed, Sender(confirmed))):
        with pytest.raises(PermissionDenied):
            send_again(thing, by=by)
