"""What the page of a contract says about the law; the clock, and who is reminded of it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cungcau.brokerage.actions import register_agreement, tick_clause, void_agreement
from cungcau.brokerage.agreement_history import gathered
from cungcau.brokerage.agreement_law import answer_for, clock_of
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_tasks import mark_of, remind_of_registrations
from cungcau.brokerage.contents import contents
from cungcau.notices.models import Notice
from cungcau.trail.queries import history_of
from tests.factories.cases import put
from tests.factories.papers import an_agreement, signed

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
SIGNED = date(2026, 9, 1)
LAST = date(2026, 11, 30)
INWARD = {"direction": "inward", "listed": "none"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract(case, dung):
    agreement = signed(an_agreement(case, dung, kind="licence", **INWARD), dung)
    Agreement.objects.filter(pk=agreement.pk).update(signed_on=SIGNED)
    agreement.refresh_from_db()
    return agreement


def at(monkeypatch, day, hour=9):
    now = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    monkeypatch.setattr(timezone, "now", lambda: now)


def page(client, user, agreement):
    client.force_login(user)
    return client.get(agreement.get_absolute_url()).content.decode()


def test_the_page_says_outcome_rule_source_status_and_last_day(client, contract, dung, monkeypatch):
    at(monkeypatch, date(2026, 11, 20))
    client.force_login(dung)
    client.post("/language/", {"language": "en", "next": "/"})

    text = page(client, dung, contract)

    for words in ("It must be registered", "not confirmed", "31.1", "The side that receives", ", in 10 days", "115/2025"):
        assert words in text, words
    assert "12 contents that have to be there are not found yet" in text


def test_what_is_overdue_is_marked_until_it_is_filed(client, contract, dung, monkeypatch):
    at(monkeypatch, date(2026, 12, 2))

    assert "Quá hạn" in page(client, dung, contract)
    register_agreement(contract, by=dung, filed_on=date(2026, 12, 1))

    assert "Quá hạn" not in page(client, dung, contract)
    clock = clock_of(contract, answer_for(contract))
    assert (clock.is_over, clock.decision) == (False, date(2026, 12, 8))


def test_what_hangs_on_something_unknown_is_said_to_be_unknown(client, case, dung):
    text = page(client, dung, an_agreement(case, dung, kind="licence"))

    assert "Chưa rõ" in text and "Chiều chuyển giao" in text


def test_of_several_rules_none_reads_like_a_verdict_and_the_day_is_called_the_earliest(client, case, dung, contract):
    open_question = signed(an_agreement(case, dung, kind="licence", direction="inward"), dung)
    several, one = page(client, dung, open_question), page(client, dung, contract)

    assert "Công nghệ cấm chuyển giao." in several
    for words in ("Chỉ một trong các quy tắc dưới đây sẽ áp dụng", "sớm nhất có thể"):
        assert (words in several, words in one) == (True, False)


def test_a_mou_asks_for_no_contents_and_no_registration(client, case, dung):
    assert 'id="registration"' not in page(client, dung, an_agreement(case, dung, kind="mou"))


def test_its_parties_read_nothing_of_all_this(client, contract, an):
    assert 'id="registration"' not in page(client, an, contract)
    assert 'id="contents"' not in page(client, an, contract)


def test_a_tick_by_the_page(client, contract, dung):
    client.force_login(dung)
    address = f"{contract.get_absolute_url()}tick_clause/"

    client.post(address, {"version": contract.version, "clause": "price", "found": "on"})
    contract.refresh_from_db()
    assert [tick.clause for tick in contract.clause_ticks.all()] == ["price"]
    client.post(address, {"version": contract.version, "clause": "price"})

    assert not contract.clause_ticks.exists()


def test_obligatory_contents_are_counted(client, contract, dung):
    for clause in ("name", "terms"):
        tick_clause(contract, by=dung, clause=clause)

    assert "Còn 11 nội dung" in page(client, dung, contract)


MARKS = [(31, None), (30, 30), (11, 30), (10, 10), (4, 10), (3, 3), (1, 3), (0, 0), (-1, -1), (-90, -1)]


@pytest.mark.parametrize(("left", "mark"), MARKS)
def test_marks_are_passed_one_after_the_other(left, mark):
    assert mark_of(left) == mark


def told(owner):
    rows = Notice.objects.filter(user=owner, kind="registration_due").order_by("pk")
    return list(rows.values_list("facts__days", "facts__over"))


def test_the_owner_is_told_once_at_each_mark(contract, dung, monkeypatch):
    expected = []
    for day, news in (
        (date(2026, 10, 30), None), (date(2026, 11, 2), (28, False)), (date(2026, 11, 3), None),
        (date(2026, 11, 20), (10, False)), (date(2026, 11, 27), (3, False)), (date(2026, 11, 28), None),
        (LAST, (0, False)), (date(2026, 12, 1), (0, True)),
        (date(2026, 12, 9), None),
    ):  # fmt: skip
        at(monkeypatch, day)
        for _hour in range(2):
            remind_of_registrations.call()
        expected += [news] if news else []
        assert told(dung) == expected, day


@pytest.mark.parametrize("how", ["filed", "void", "role", "early", "domestic"])
def test_nobody_is_told_of_what_does_not_wait(contract, dung, monkeypatch, how):
    at(monkeypatch, LAST, hour=6 if how == "early" else 9)
    if how == "filed":
        register_agreement(contract, by=dung, filed_on=date(2026, 10, 1))
    elif how == "void":
        void_agreement(contract, by=dung, note="Sai")
    elif how == "role":
        dung.role_rows.all().delete()
    elif how == "domestic":
        Agreement.objects.filter(pk=contract.pk).update(direction="domestic", budget="no")

    remind_of_registrations.call()

    assert told(dung) == []


def test_a_case_that_is_over_still_has_its_clock(contract, case, dung, monkeypatch):
    put(case, state="ended", reason="advice_enough")
    at(monkeypatch, LAST)

    remind_of_registrations.call()

    assert told(dung) == [(0, False)]


def test_ticks_of_one_person_within_ten_minutes_are_one_line_and_all_stay_in_the_trail(client, case, dung, colleague):
    contract = an_agreement(case, dung, "transfer")
    codes = list(contents())[:4]
    for by, clause in zip((dung, dung, dung, colleague), codes, strict=True):
        tick_clause(contract, by=by, clause=clause)
    entries = list(history_of(contract).filter(verb="tick_clause"))
    lines = [line for line in gathered(history_of(contract)) if line.clauses]

    assert [line.clauses for line in lines] == [(codes[3],), tuple(codes[:3])]
    assert len(entries) == 4
    client.force_login(dung)
    page = client.get(contract.get_absolute_url()).content.decode()
    assert page.count("Đã xem 3 nội dung") == 1 and page.count("Đổi danh mục kiểm tra") == 1

    entries[-1].at -= timedelta(minutes=11)
    apart = [line.clauses for line in gathered(entries)]
    assert apart == [(codes[3],), tuple(codes[1:3]), (codes[0],)]
