"""What was over begins again where it stood."""

from cungcau.brokerage.actions import end_case, reopen_case
from cungcau.brokerage.casework import stage_due
from cungcau.trail.queries import history_of
from tests.factories.cases import day, put


def test_in_its_stage_with_the_whole_time_of_it(case, dung):
    end_case(put(case, stage_due=day(-90)), by=dung, reason="advice_enough")
    reopen_case(case, by=dung, note="Nay muốn mua")

    assert (case.state, case.reason, case.settled_at, case.stage) == ("open", "", None, "intake")
    assert case.stage_due == stage_due("intake")
    assert history_of(case).first().facts == {"reason": "advice_enough"}
