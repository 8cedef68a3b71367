"""A side is asked once a round: row, mail and lines of the inbox together or not at all."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation
from django.utils.formats import date_format

from cungcau.brokerage.actions import ask_side
from cungcau.brokerage.models import Interest
from cungcau.brokerage.outcome_models import Ask, Introduction
from cungcau.kit.policy import SYSTEM
from cungcau.notices.models import Notice, Outgoing
from tests.factories.cases import day
from tests.factories.interests import CALL, OWNERS
from tests.factories.outcomes import answered, asked
from tests.people import employ, person

pytestmark = pytest.mark.usefixtures("vocabulary")
ROUND = {"about": "outcome", "round": 30}


def mails():
    return list(Outgoing.objects.filter(kind="outcome_ask").order_by("pk"))


def test_the_contact_gets_a_mail_and_the_editors_a_line(introduction, an, quan):
    ask = asked(introduction, "demand")
    asked(introduction, "supply")

    assert [mail.to for mail in mails()] == [CALL.email, OWNERS["email"]]
    assert [(row.user, row.url) for row in Notice.objects.filter(kind="outcome_ask").order_by("pk")] == [
        (an, introduction.get_absolute_url()), (quan, introduction.get_absolute_url()),
    ]  # fmt: skip
    assert (ask.to, ask.until, introduction.state) == (CALL.email, day(45), "waiting")
    text = mails()[0].text
    assert all(f"kind={kind}" in text for kind in ("nothing", "talks", "mou", "contract"))
    assert "Tản Viên" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_mails_say_why_she_gets_them_what_happens_with_the_answer_and_until_when(introduction, an, language):
    type(an).objects.update(language=language)
    Interest.objects.update(sender_email=an.email)
    Introduction.objects.update(introduced_on=day(-230))
    introduction = Introduction.objects.get()
    asked(introduction, "demand")
    answered(introduction, "demand", "contract", on=day(-200))
    asked(introduction, "demand", "impact", 6)
    with translation.override(language):
        days = [date_format(value, "SHORT_DATE_FORMAT") for value in (day(-230), day(-200), day(45))]
    why, happens, until = {
        "vi": ("Vì sao", "Câu trả lời dùng vào việc gì", "Hạn"), "en": ("Why you", "What happens with it", "Until when"),
    }[language]  # fmt: skip

    for mail, first in zip(Outgoing.objects.order_by("pk"), days, strict=False):
        assert [words for words in (why, happens, until, first, days[2], "Sao Mai", "Tản Viên") if words not in mail.text] == []
        assert "None" not in mail.text
        assert len(mail.text.split("://")[0].split()) < 80, "what is asked stands at the top"


def test_the_second_time_nothing_happens(introduction):
    asked(introduction, "demand")

    assert ask_side(introduction, by=SYSTEM, side="demand", **ROUND) is None
    assert (Ask.objects.count(), len(mails())) == (1, 1)


def test_who_dies_between_row_and_mail_has_asked_nothing(introduction, monkeypatch):
    def dies(*args, **facts):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(ask_side.__globals__, "queue_mail", dies)
        with pytest.raises(KeyboardInterrupt):
            ask_side(introduction, by=SYSTEM, side="demand", **ROUND)
    introduction.refresh_from_db()
    assert (Ask.objects.count(), introduction.state, Notice.objects.filter(kind="outcome_ask").count()) == (0, "unasked", 0)

    assert asked(introduction, "demand")
    assert len(mails()) == 1


def test_who_has_left_is_not_asked_at_the_old_address(introduction, an, seeker):
    gone = employ(person("an.goi", "Người đã đi"), seeker)
    type(gone).objects.filter(pk=gone.pk).update(email=CALL.email)
    gone.memberships.update(until=day(-1))

    ask = asked(introduction, "demand")

    assert ask.to == an.email


def test_a_side_that_nobody_can_reach_has_its_row_without_a_mail(introduction, an):
    type(introduction.interest).objects.filter(pk=introduction.interest_id).update(sender_email="")
    an.memberships.update(until=day(-1))

    introduction.refresh_from_db()
    ask = asked(introduction, "demand")

    assert (ask.to, mails()) == ("", [])


def test_the_mail_is_in_the_language_of_who_reads_it(introduction, an):
    type(introduction.interest).objects.filter(pk=introduction.interest_id).update(sender_email=an.email)
    type(an).objects.filter(pk=an.pk).update(language="en")

    introduction.refresh_from_db()
    asked(introduction, "demand")

    assert "What came of it with" in mails()[0].subject
    assert "lang=en" in mails()[0].text


def test_its_broker_asks_as_the_house_does_and_nobody_else(introduction, dung, an):
    with pytest.raises(PermissionDenied):
        ask_side(introduction, by=an, side="demand", **ROUND)

    assert ask_side(introduction, by=dung, side="demand", **ROUND) is not None
