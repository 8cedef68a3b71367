"""A line of the checklist is done."""

import pytest

from cungcau.brokerage.actions import go_to_stage, tick_line
from cungcau.brokerage.case_models import Tick
from cungcau.kit.errors import Refused


def test_it_is_kept_with_who_and_when(case, dung):
    tick_line(case, by=dung, line="called")
    tick_line(case, by=dung, line="called")

    tick = Tick.objects.get()
    assert (tick.entry.stage, tick.line, tick.by) == ("intake", "called", dung)


def test_only_lines_of_the_present_stage(case, dung):
    go_to_stage(case, by=dung, stage="clarify")

    with pytest.raises(Refused):
        tick_line(case, by=dung, line="called")


def test_a_stage_entered_again_begins_with_nothing_ticked(case, dung):
    tick_line(case, by=dung, line="called")
    go_to_stage(case, by=dung, stage="clarify")
    go_to_stage(case, by=dung, stage="intake", reason="Đổi người")

    assert not Tick.objects.filter(entry__left_at=None).exists()
