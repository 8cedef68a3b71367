"""Somebody asked to be forgotten: the mails to the address and what was told about the record go."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import forget_mails, queue_mail, tell
from cungcau.notices.models import Notice, Outgoing

pytestmark = pytest.mark.django_db


def test_the_mails_of_the_kind_and_the_news_go_and_nothing_else(an, ha, seeker):
    queue_mail("reset", to="lien@firm.example", path="/x/")
    queue_mail("invitation", to="lien@firm.example", path="/x/", inviter="Lan")
    queue_mail("reset", to="other@firm.example", path="/x/")
    tell(ha, "reset", about=seeker)

    went = forget_mails(seeker, by=SYSTEM, to="lien@firm.example", kinds="reset")

    assert went == 3
    assert set(Outgoing.objects.values_list("kind", "to")) == {
        ("invitation", "lien@firm.example"), ("reset", "other@firm.example"),
    }  # fmt: skip
    assert not Notice.objects.exists()


def test_no_person_does_it(lan, seeker):
    with pytest.raises(PermissionDenied):
        forget_mails(seeker, by=lan, to="lien@firm.example", kinds="reset")
