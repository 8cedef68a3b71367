"""Who sees which mail and which notice: written out by hand."""

import pytest

from cungcau.kit.policy import can, visible
from cungcau.notices.actions import queue_mail, tell
from cungcau.notices.models import Notice, Outgoing


@pytest.mark.parametrize("demo", [False, True])
def test_mails_are_the_stewards_and_in_the_demo_also_their_receivers(settings, demo, lan, ha, an, guest):
    settings.DEMO = demo
    mail = queue_mail("reset", to=an.email)

    answers = {user: can(user, "read", mail) for user in (lan, ha, an, guest)}

    assert answers == {lan: True, ha: False, an: demo, guest: False}
    for user, answer in answers.items():
        assert visible(user, Outgoing.objects.all()).exists() == answer


def test_an_inbox_is_its_owners_alone(lan, an, binh, guest):
    notice = tell(an, "reset")

    for verb in ("read", "mark_read"):
        answers = [can(user, verb, notice) for user in (an, binh, lan, guest)]
        assert answers == [True, False, False, False]
        assert [
            visible(user, Notice.objects.all(), verb).exists() for user in (an, binh, lan, guest)
        ] == answers
