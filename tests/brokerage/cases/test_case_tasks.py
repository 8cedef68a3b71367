"""The owner's morning: everything in one notice, once a day."""

from datetime import datetime

import pytest
from django.utils import timezone

from cungcau.brokerage import case_tasks
from cungcau.brokerage.actions import write_entry
from cungcau.jobs.queue import drain
from cungcau.notices.models import Notice, Outgoing
from tests.factories.cases import a_case, day, put

pytestmark = pytest.mark.usefixtures("vocabulary")
WORKED = datetime(2026, 6, 16, 9, 5)


@pytest.fixture
def at(monkeypatch):
    """The clock says this."""

    def say(moment):
        now = timezone.make_aware(moment)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return now.date()

    return say


def told():
    return list(Notice.objects.filter(kind="cases_of_the_day").order_by("pk"))


def run():
    case_tasks.tell_brokers_of_the_day.call()


def test_one_notice_for_all_of_them_once_a_day(at, dung, colleague, wanted, offer):
    today = at(WORKED)
    due, rests, cold, early, other = (a_case(dung, wanted, offer, goal=f"Hồ sơ {n}") for n in range(5))
    put(due, next_action="Gọi anh Quân", next_due=today)
    put(rests, state="paused", paused_on=day(-9), paused_until=today)
    put(cold, last_contact_on=day(-30), next_due=day(9))
    put(early, next_due=day(1))
    put(other, owner=colleague, next_due=day(-3))

    for _hour in range(3):
        run()

    heard = {row.user: row.facts for row in told()}
    assert {user: (facts["due"], facts["awake"], facts["cold"]) for user, facts in heard.items()} == {
        dung: (1, 1, 1), colleague: (1, 0, 0),
    }  # fmt: skip
    assert heard[dung]["lines"][0] == f"{due.ref}: Gọi anh Quân"
    mails = Outgoing.objects.filter(kind="cases_of_the_day")
    assert mails.count() == 2
    at(datetime(2026, 6, 17, 9, 5))
    run()
    assert len(told()) == 4


@pytest.mark.parametrize("moment", [datetime(2026, 6, 16, 6, 30), datetime(2026, 6, 20, 9, 5)])
def test_not_before_the_morning_and_not_at_the_weekend(at, dung, case, moment):
    put(case, next_due=at(moment))
    run()

    assert told() == []


def test_who_brokers_no_more_hears_nothing(at, dung, case):
    put(case, next_due=at(WORKED))
    dung.role_rows.all().delete()
    run()

    assert told() == []


def test_the_owner_hears_that_a_party_wrote_but_not_what(case, an, dung):
    write_entry(case, by=an, words="Lời kín")
    drain()

    notice = Notice.objects.get(kind="case_written")
    assert (notice.user, "Lời kín" in str(notice.facts)) == (dung, False)
