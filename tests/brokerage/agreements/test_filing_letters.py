"""The party that has to file is told when the clock starts and in its last days; never twice, and nobody else."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage import filing_letters
from cungcau.brokerage.actions import register_agreement, void_agreement
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_tasks import remind_of_registrations
from cungcau.brokerage.filing_letters import mark_of_party
from cungcau.notices.models import Notice, Outgoing
from tests.factories.papers import an_agreement, signed
from tests.people import employ, person

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
SIGNED, FIRST, NEAR, LAST = date(2026, 9, 1), date(2026, 9, 3), date(2026, 11, 20), date(2026, 11, 30)
INWARD = {"direction": "inward", "listed": "none", "kind": "licence"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract(case, dung):
    agreement = signed(an_agreement(case, dung, title="Bí quyết KINMAT", value=77_000_000, **INWARD), dung)
    Agreement.objects.filter(pk=agreement.pk).update(signed_on=SIGNED)
    agreement.refresh_from_db()
    return agreement


@pytest.fixture
def look(monkeypatch):
    """The hourly look, twice, on a day."""

    def looked(day, hour=9):
        now = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        monkeypatch.setattr(timezone, "now", lambda: now)
        for _hour in range(2):
            remind_of_registrations.call()

    return looked


def told():
    rows = Notice.objects.filter(kind="registration_file").select_related("user").order_by("pk")
    return [(row.user.email.partition("@")[0], row.facts["last"]) for row in rows]


def mails():
    return Outgoing.objects.filter(kind="registration_file").order_by("pk")


@pytest.mark.parametrize(("left", "mark"), [(90, "start"), (11, "start"), (10, "last"), (0, "last"), (-1, "")])
def test_there_is_one_word_at_the_start_and_one_in_the_last_days(left, mark):
    assert mark_of_party(left) == mark


def test_the_side_that_receives_is_told_once_at_the_start_and_once_in_the_last_days(contract, look):
    for day, expected in ((FIRST, 1), (date(2026, 10, 15), 1), (NEAR, 2), (date(2026, 11, 27), 2), (date(2026, 12, 2), 2)):
        look(day)
        assert told() == [("an", False), ("an", True)][:expected], day

    assert [mail.to for mail in mails()] == ["an@demo.example"] * 2
    assert {mail.is_private for mail in mails()} == {True}


@pytest.mark.parametrize("direction", ["inward", "outward"])
def test_where_the_side_that_files_has_no_account_the_page_says_so(client, settings, contract, look, dung, an, direction):
    Agreement.objects.filter(pk=contract.pk).update(direction=direction)
    an.memberships.update(until=date(2026, 9, 1))
    look(FIRST)
    client.force_login(dung)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert ("no mail reminds it" in client.get(contract.get_absolute_url()).text) == (direction == "inward")


def test_outward_the_side_that_gives_is_told(contract, look):
    Agreement.objects.filter(pk=contract.pk).update(direction="outward")
    look(FIRST)

    assert told() == [("quan", False)]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_mail_is_in_the_readers_language_and_holds_nothing_of_the_other_side(contract, look, an, language):
    User.objects.filter(pk=an.pk).update(language=language)
    look(FIRST)
    look(NEAR)

    for mail in mails():
        words = mail.subject + mail.text
        assert (contract.ref in words, "30/11/2026" in words, contract.get_absolute_url() in words) == (True, True, True)
        assert ("has to be filed" in words) == (language == "en")
        assert [one for one in ("KINMAT", "77", "Tản Viên", "Quân", contract.case.goal) if one in words] == []
    assert mails().count() == 2


def test_a_worker_that_dies_between_two_people_tells_neither_twice(contract, look, case, seeker, monkeypatch):
    employ(person("vinh", "Hồ Vinh"), seeker)
    real, calls = filing_letters.tell, []

    def dying(*args, **facts):
        calls.append(args)
        if len(calls) == 2:
            raise SystemExit
        return real(*args, **facts)

    monkeypatch.setattr(filing_letters, "tell", dying)
    with pytest.raises(SystemExit):
        look(FIRST)
    assert len(told()) == 1

    monkeypatch.setattr(filing_letters, "tell", real)
    look(FIRST)

    assert sorted(told()) == [("an", False), ("vinh", False)]
    assert mails().count() == 2


def test_a_mail_that_was_not_written_any_more_is_written_by_the_next_look(contract, look):
    look(FIRST)
    mails().delete()

    look(FIRST)

    assert (len(told()), mails().count()) == (1, 1)


def test_another_last_day_is_told_anew(contract, look):
    look(FIRST)
    Agreement.objects.filter(pk=contract.pk).update(signed_on=date(2026, 9, 2))

    look(date(2026, 9, 4))

    assert told() == [("an", False)] * 2


@pytest.mark.parametrize("how", ["filed", "void", "left", "early", "unsaid", "domestic", "over"])
def test_nobody_is_told_of_what_does_not_wait_or_whose_filer_is_not_known(contract, look, dung, an, how):
    if how == "filed":
        register_agreement(contract, by=dung, filed_on=date(2026, 9, 2))
    elif how == "void":
        void_agreement(contract, by=dung, note="Sai")
    elif how == "left":
        an.memberships.update(until=date(2026, 9, 1))
    elif how == "unsaid":
        Agreement.objects.filter(pk=contract.pk).update(direction="unknown")
    elif how == "domestic":
        Agreement.objects.filter(pk=contract.pk).update(direction="domestic", budget="no")

    look(date(2026, 12, 2) if how == "over" else FIRST, hour=6 if how == "early" else 9)

    assert told() == []


def test_the_broker_and_the_party_read_what_was_told_and_the_other_side_does_not(client, contract, look, dung, an, quan):
    look(FIRST)
    shown = {}
    for user in (dung, an, quan):
        client.force_login(user)
        page = client.get(contract.get_absolute_url()).content.decode()
        shown[user.pk] = ("Đã báo bên nộp hồ sơ" in page, f" · {an.name} · khi bắt đầu tính hạn · " in page)

    assert shown == {dung.pk: (True, True), an.pk: (True, True), quan.pk: (False, False)}
