"""Who is asked when: rounds, what is not asked any more, silence, and a worker that dies in the middle."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from cungcau.brokerage import outcome_tasks
from cungcau.brokerage.actions import lose_case, settle_outcome, tell_impact, win_case
from cungcau.brokerage.outcome_clock import after
from cungcau.brokerage.outcome_levels import level_of
from cungcau.brokerage.outcome_models import Ask, Introduction
from cungcau.brokerage.outcome_queries import confirmed_values, figures_of, gains_of, which
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.notices.models import Notice, Outgoing
from tests.factories.cases import put
from tests.factories.outcomes import answered

pytestmark = pytest.mark.usefixtures("vocabulary")
START = datetime(2026, 1, 15, 9, 5)


@pytest.fixture
def clock(monkeypatch, introduction):
    """So many days after the introduction, on a working morning: says it, and lets the hour's job run."""
    Introduction.objects.filter(pk=introduction.pk).update(introduced_on=START.date(), next_on=START.date())

    def run(days, hour=9):
        now = timezone.make_aware((START + timedelta(days=days)).replace(hour=hour))
        monkeypatch.setattr(timezone, "now", lambda: now)
        outcome_tasks.ask_what_came_of_it.call()
        introduction.refresh_from_db()
        return introduction

    monkeypatch.setattr(outcome_tasks, "calendar", Always)
    return run


class Always:
    def is_working(self, day):
        return True


class Never:
    def is_working(self, day):
        return False


def asks():
    return [(ask.side, ask.about, ask.round) for ask in Ask.objects.order_by("pk")]


def test_each_side_is_asked_once_in_each_round(clock):
    clock(29)
    assert asks() == []

    for days in (30, 30, 31, 59):
        clock(days)
    assert asks() == [("demand", "outcome", 30), ("supply", "outcome", 30)]

    for days in (60, 90, 180, 200):
        clock(days)
    assert [number for side, _about, number in asks() if side == "demand"] == [30, 60, 90, 180]
    assert Outgoing.objects.filter(kind="outcome_ask").count() == 8


def test_not_by_night_and_not_on_a_day_off(clock, monkeypatch):
    clock(30, hour=6)
    assert asks() == []
    monkeypatch.setattr(outcome_tasks, "calendar", Never)
    clock(31)

    assert asks() == []


def test_rounds_that_went_by_unasked_are_not_asked_on_one_day(clock):
    clock(100)

    assert asks() == [("demand", "outcome", 90), ("supply", "outcome", 90)]


def test_who_told_of_a_contract_is_not_asked_again_and_the_other_is(clock, introduction):
    clock(30)
    answered(introduction, "demand", "contract", on=date(2026, 2, 1))
    clock(60)

    assert asks()[2:] == [("supply", "outcome", 60)]


def test_silence_is_told_when_the_last_question_has_run_out(clock):
    for days in (30, 60, 90, 180):
        clock(days)
    assert clock(225).state == "waiting"

    assert clock(226).state == "silent"
    assert clock(400).next_on is None
    assert len(asks()) == 8


def test_nobody_is_asked_after_both_said_nothing_or_the_point_settled_it(clock, introduction, dung):
    clock(30)
    answered(introduction, "demand", "nothing")
    answered(introduction, "supply", "nothing")
    clock(60)
    assert len(asks()) == 2

    Introduction.objects.update(state="contradicted")
    introduction.refresh_from_db()
    settle_outcome(introduction, by=dung, kind="talks", note="Đã hỏi hai bên")
    clock(90)
    assert len(asks()) == 2


def test_also_where_the_case_is_lost(clock, introduction, case, dung):
    Introduction.objects.filter(pk=introduction.pk).update(case=case)
    lose_case(put(case), by=dung, reason="price")
    clock(30)

    assert len(asks()) == 2


def test_a_worker_that_dies_between_two_sides_asks_the_other_one_later_and_nobody_twice(clock, monkeypatch):
    real, calls = outcome_tasks.ask_side, []

    def dies(*args, **facts):
        calls.append(facts["side"])
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args, **facts)

    with monkeypatch.context() as patch:
        patch.setattr(outcome_tasks, "ask_side", dies)
        with pytest.raises(KeyboardInterrupt):
            clock(30)
    assert asks() == [("demand", "outcome", 30)]
    clock(30)

    assert asks() == [("demand", "outcome", 30), ("supply", "outcome", 30)]
    assert Outgoing.objects.filter(kind="outcome_ask").count() == 2


def test_what_was_never_noted_is_noted_by_the_clock(clock, introduction):
    introduction.delete()
    interest = introduction.interest
    type(interest).objects.update(revealed_at=timezone.make_aware(START))
    outcome_tasks.note_missing()

    assert Introduction.objects.get().interest_id == interest.pk


def test_months_after_a_day():
    assert after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert after(date(2026, 6, 30), 6) == date(2026, 12, 30)
    assert after(date(2026, 12, 5), 24) == date(2028, 12, 5)


def test_a_contradiction_and_a_contract_are_told_to_the_broker(introduction, dung):
    answered(introduction, "demand", "contract")
    answered(introduction, "supply", "nothing")
    drain()

    assert sorted(Notice.objects.filter(user=dung, kind__startswith="outcome_").values_list("kind", flat=True)) == [
        "outcome_contract", "outcome_contradicted",
    ]  # fmt: skip


def test_dealt_directly_silent_at_thirty_the_sixty_day_question_brings_out_the_contract(clock, introduction, dung, case):
    """The whole way: introduction, silence, contract from both, won, impact at six months, figures without counting twice."""


    Introduction.objects.filter(pk=introduction.pk).update(case=case)
    introduction.refresh_from_db()
    lose_case(case, by=dung, reason="no_answer")
    clock(30)
    assert clock(60).state == "waiting"
    signed = date(2026, 3, 2)
    for side, value in (("demand", 2_000_000_000), ("supply", 1_950_000_000)):
        answered(introduction, side, "contract", on=signed, value=value)

    assert (introduction.state, introduction.kind, introduction.value) == ("both", "contract", 1_950_000_000)
    case.refresh_from_db()
    put(case, state="open")
    win_case(case, by=dung)
    assert level_of(case, introduction) == "both"

    clock(100)
    assert [ask for ask in asks() if ask[1] == "impact"] == []
    clock((after(signed, 6) - START.date()).days)
    assert [ask for ask in asks() if ask[1] == "impact"] == [("demand", "impact", 6), ("supply", "impact", 6)]
    for values in ({"cost_saved": 100}, {"cost_saved": 120}):
        tell_impact(introduction, by=SYSTEM, side="demand", values=values, method="documents")

    every = Introduction.objects.all()
    figures = figures_of(every)
    assert {name: number for name, number in figures.items() if number} == {
        "all": 1, "asked": 1, "answered": 1, "contract_both": 1, "impact": 1,
    }  # fmt: skip
    assert all(every.filter(which(name)).count() == number for name, number in figures.items() if which(name))
    assert confirmed_values(every) == (1_950_000_000, 1)
    gains = [(gain.metric.code, gain.total, gain.verified, gain.number) for gain in gains_of(every, dung)]
    assert gains == [("cost_saved", 120, 0, 1)]
