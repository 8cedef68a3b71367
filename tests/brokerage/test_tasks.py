"""Who is told after which step, in her language; and the reminder of late answers, once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage import tasks
from cungcau.brokerage.actions import close_interest, decline_interest, withdraw_interest
from cungcau.brokerage.models import Interest
from cungcau.jobs.queue import drain
from cungcau.notices.models import Notice, Outgoing
from tests.factories.interests import CALL, OWNERS, a_forwarded, an_interest, led_to
from tests.factories.listings import a_published
from tests.people import employ, person

pytestmark = pytest.mark.usefixtures("vocabulary")


def told():
    """(kind, name) of every notice about interests; then there is none."""
    drain()
    rows = Notice.objects.filter(kind__startswith="interest_")
    found = sorted((row.kind.removeprefix("interest_"), row.user.email.partition("@")[0]) for row in rows)
    rows.delete()
    return found


@pytest.fixture
def fresh(interest):
    told()
    return interest


def test_the_brokers_hear_of_a_new_one(dung, interest):
    assert told() == [("desk_send", "dung")]


def test_a_broker_does_not_hear_what_she_typed_in_herself(dung, offer, seeker):
    other = person("hung", "Đinh Văn Hùng", "broker")
    an_interest(offer, seeker, dung)

    assert told() == [("desk_send", other.email.partition("@")[0])]


STEPS = {
    "screening": [], "rejected": [("rejected", "an")], "forwarded": [("forwarded", "quan")],
    "declined": [("declined", "an"), ("desk_decline", "dung"), ("forwarded", "quan")],
    "accepted": [("accepted", "an"), ("desk_accept", "dung"), ("forwarded", "quan")],
    "revealed": [("accepted", "an"), ("desk_accept", "dung"), ("forwarded", "quan"), ("revealed", "an"), ("revealed", "quan")],
    "withdrawn": [("desk_withdraw", "dung")],
    "closed": [("closed", "an"), ("closed", "quan"), ("forwarded", "quan")],
}  # fmt: skip


@pytest.mark.parametrize("state", STEPS)
def test_who_is_told_on_the_way_to_a_state(fresh, an, quan, dung, state):
    led_step_by_step(fresh, state, an, quan, dung)

    assert told() == STEPS[state]


def led_step_by_step(interest, state, an, quan, dung):
    """Mails are written before the next step, as they are where the worker is not asleep."""
    for step in (["forwarded"] if state in {"declined", "accepted", "revealed", "closed"} else []) + ["end"]:
        if step == "forwarded":
            led_to(interest, "forwarded", an, quan, dung)
            drain()
        elif state in {"declined", "accepted", "revealed", "closed"}:
            finish(interest, state, an, quan, dung)
        else:
            led_to(interest, state, an, quan, dung)


def finish(interest, state, an, quan, dung):
    from cungcau.brokerage.actions import accept_interest, agree_sender

    if state == "declined":
        decline_interest(interest, by=quan, reason="time", answer="Năm nay chưa làm.")
    elif state == "closed":
        close_interest(interest, by=dung, reason="no_answer")
    else:
        accept_interest(interest, by=quan, agrees=True, **OWNERS)
        drain()
        if state == "revealed":
            agree_sender(interest, by=an, **CALL._asdict())


def test_an_interest_that_was_passed_on_is_missed_by_its_owner(fresh, an, quan, dung):
    led_to(fresh, "forwarded", an, quan, dung)
    told()
    withdraw_interest(fresh, by=an)

    assert told() == [("desk_withdraw", "dung"), ("withdrawn", "quan")]


@pytest.mark.parametrize("tell", [False, True])
def test_the_owners_words_stand_in_the_mail_where_the_owner_says_so(fresh, an, quan, dung, tell):
    led_to(fresh, "forwarded", an, quan, dung)
    decline_interest(fresh, by=quan, reason="time", answer="Năm nay chưa làm.", tell=tell)
    drain()

    mail = Outgoing.objects.get(kind="interest_declined")
    assert ("Năm nay chưa làm." in mail.text) is tell
    assert "Thời gian" in mail.text


def test_no_mail_tells_a_contact_or_a_name(an, quan, dung, ha, seeker, institute):
    listing = a_published(institute, quan, ha, kind="offer", anonymity="anonymous")
    led_to(an_interest(listing, seeker, an, named=False), "revealed", an, quan, dung)
    drain()

    mails = Outgoing.objects.filter(kind__startswith="interest_")
    words = "".join(f"{mail.subject}{mail.text}" for mail in mails)
    assert mails.count() >= 6
    assert [word for word in ("Sao Mai", "Tản Viên", *CALL[1:], *OWNERS.values()) if word in words.replace(quan.name, "")] == []


def test_each_reads_it_in_her_own_language(fresh, an, quan, dung):
    User.objects.filter(pk=quan.pk).update(language="en")
    led_to(fresh, "forwarded", an, quan, dung)
    drain()

    assert Outgoing.objects.get(kind="interest_forwarded").subject.startswith("Somebody is interested")


def test_who_left_hears_nothing_more_and_a_colleague_does(fresh, an, quan, dung, seeker):
    colleague = employ(person("tu", "Vũ Anh Tú"), seeker)
    an.memberships.update(until=timezone.localdate())
    led_to(fresh, "rejected", an, quan, dung)

    assert told() == [("rejected", colleague.email.partition("@")[0])]


# — the reminder

WORKED = datetime(2026, 3, 11, 9)  # a Wednesday


@pytest.fixture
def late(fresh, an, quan, dung):
    led_to(fresh, "forwarded", an, quan, dung)
    Interest.objects.filter(pk=fresh.pk).update(reply_due=WORKED.date() - timedelta(days=1))
    told()
    return fresh


@pytest.fixture
def at(monkeypatch):
    """Set the clock of the job."""

    def set_to(moment):
        monkeypatch.setattr(tasks.timezone, "localtime", lambda: moment.astimezone(timezone.get_current_timezone()))

    return set_to


def test_the_broker_is_reminded_once(late, at, dung):
    at(WORKED.replace(tzinfo=timezone.get_current_timezone()))
    for _hour in range(3):
        tasks.remind_of_overdue.call()

    assert told() == [("overdue", "dung")]
    assert "10/03/2026" in Outgoing.objects.get(kind="interest_overdue").text


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (WORKED.replace(hour=3), "at night"), (datetime(2026, 3, 14, 9), "on a Saturday"),
        (WORKED - timedelta(days=1), "on its last day"),
    ],
)
def test_nobody_is_reminded(late, at, moment, why):
    at(moment.replace(tzinfo=timezone.get_current_timezone()))
    tasks.remind_of_overdue.call()

    assert told() == [], why


def test_what_is_answered_is_not_late(late, at, quan):
    decline_interest(Interest.objects.get(pk=late.pk), by=quan, reason="time")
    told()
    at(WORKED.replace(tzinfo=timezone.get_current_timezone()))
    tasks.remind_of_overdue.call()

    assert told() == []


def test_whoever_took_it_hears_of_it_alone(offer, seeker, an, quan, dung):
    person("hung", "Đinh Văn Hùng", "broker")
    interest = a_forwarded(offer, seeker, an, dung)
    told()
    decline_interest(interest, by=quan, reason="time")

    assert told() == [("declined", "an"), ("desk_decline", "dung")]
