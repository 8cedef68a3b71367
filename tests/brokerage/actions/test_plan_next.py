"""What is to be done next."""

from cungcau.brokerage.actions import plan_next
from cungcau.trail.queries import history_of
from tests.factories.cases import day


def test_it_takes_the_place_of_what_was_planned_and_the_trail_keeps_that(case, dung):
    plan_next(case, by=dung, next_action="Gọi", next_due=day(1), turn="us")
    plan_next(case, by=dung, next_action="Gửi số liệu nước thải", next_due=day(4), turn="demand")

    assert (case.next_action, case.next_due, case.turn) == ("Gửi số liệu nước thải", day(4), "demand")
    assert [entry.note for entry in history_of(case) if entry.verb == "plan_next"] == ["Gửi số liệu nước thải", "Gọi"]
