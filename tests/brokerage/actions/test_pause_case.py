"""A case rests."""

from cungcau.brokerage.actions import pause_case
from tests.factories.cases import day


def test_with_a_reason_and_a_day(case, dung):
    pause_case(case, by=dung, pause_reason="Chờ ngân sách", paused_until=day(40))

    assert (case.state, case.pause_reason, case.paused_on, case.paused_until) == ("paused", "Chờ ngân sách", day(0), day(40))
