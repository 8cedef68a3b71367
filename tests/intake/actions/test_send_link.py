"""Send a sender the links of her submissions once more."""

import pytest

from cungcau.intake.actions import send_link
from cungcau.notices.models import Outgoing
from tests.factories.submissions import TOLD, a_confirmed, a_sent, in_state

pytestmark = pytest.mark.django_db


def links():
    return Outgoing.objects.filter(kind="intake_link").count()


def test_each_confirmed_one_under_the_address_gets_its_mail():
    a_confirmed(), a_confirmed(title="Thứ hai")

    send_link(TOLD["email"])

    assert links() == 2


def test_unconfirmed_erased_and_foreign_ones_get_none():
    a_sent(), in_state(a_confirmed(), "erased"), a_confirmed(email="khac@nam-bavi.example")

    send_link(TOLD["email"])

    assert links() == 0
