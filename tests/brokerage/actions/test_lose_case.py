"""Nothing comes of it."""

from cungcau.brokerage.actions import go_to_stage, lose_case
from cungcau.trail.queries import history_of
from tests.factories.cases import day, put


def test_the_reason_and_the_stage_are_kept(case, dung):
    go_to_stage(case, by=dung, stage="clarify")
    lose_case(case, by=dung, reason="price", note="Đắt gấp đôi")

    assert (case.state, case.reason, case.stage, bool(case.settled_at)) == ("lost", "price", "clarify", True)
    assert history_of(case).first().facts == {"reason": "price", "stage": "clarify"}


def test_what_rested_rests_no_more(case, dung):
    put(case, state="paused", paused_on=day(-3), paused_until=day(9))

    assert lose_case(case, by=dung, reason="price").paused_until is None
