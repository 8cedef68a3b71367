"""A tick is taken back."""

from cungcau.brokerage.actions import tick_line, untick_line
from cungcau.brokerage.case_models import Tick
from cungcau.trail.queries import history_of


def test_the_tick_is_gone_and_the_trail_remembers_both(case, dung):
    tick_line(case, by=dung, line="called")
    tick_line(case, by=dung, line="known")
    untick_line(case, by=dung, line="called")

    assert [tick.line for tick in Tick.objects.all()] == ["known"]
    assert [(entry.verb, entry.note) for entry in history_of(case)][:3] == [
        ("untick", "called"), ("tick", "known"), ("tick", "called"),
    ]  # fmt: skip
