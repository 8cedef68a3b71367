"""It ends without a contract."""

from cungcau.brokerage.actions import end_case


def test_the_reason_and_the_stage_are_kept(case, dung):
    end_case(case, by=dung, reason="advice_enough", note="Tự làm được")

    assert (case.state, case.reason, case.stage, bool(case.settled_at)) == ("ended", "advice_enough", "intake", True)
