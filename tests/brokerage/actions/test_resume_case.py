"""A case goes on."""

from datetime import date

from django.utils import timezone

from cungcau.brokerage.actions import resume_case
from tests.factories.cases import day, put


def test_the_time_of_its_stage_goes_on_where_it_stood(case, dung, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_at: date(2026, 6, 15))
    put(case, state="paused", paused_on=date(2026, 6, 1), stage_due=date(2026, 6, 4), paused_until=date(2026, 6, 20))

    resume_case(case, by=dung)

    # three working days were left on 1 June, three are left on 15 June
    assert (case.state, case.stage_due) == ("open", date(2026, 6, 18))
    assert (case.paused_on, case.paused_until, case.pause_reason) == (None, None, "")


def test_what_was_late_before_stays_late(case, dung):
    put(case, state="paused", paused_on=day(-5), stage_due=day(-9))

    assert resume_case(case, by=dung).stage_due == day(-9)
