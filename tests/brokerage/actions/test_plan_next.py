"""What is to be done next."""

import pytest

from cungcau.brokerage.actions import pause_case, plan_next
from cungcau.brokerage.case_models import Case
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of
from tests.factories.cases import a_case, day


def test_it_takes_the_place_of_what_was_planned_and_the_trail_keeps_that(case, dung):
    plan_next(case, by=dung, next_action="Gọi", next_due=day(1), turn="us")
    plan_next(case, by=dung, next_action="Gửi số liệu nước thải", next_due=day(4), turn="demand")

    assert (case.next_action, case.next_due, case.turn) == ("Gửi số liệu nước thải", day(4), "demand")
    assert [entry.note for entry in history_of(case) if entry.verb == "plan_next"] == ["Gửi số liệu nước thải", "Gọi"]


@pytest.mark.parametrize("verb", ["plan_next", "open", "pause"])
def test_nothing_is_planned_for_a_day_that_is_over(case, dung, wanted, offer, verb):
    asked = {
        "plan_next": lambda: plan_next(case, by=dung, next_action="Gọi", next_due=day(-1)),
        "open": lambda: a_case(dung, wanted, offer, next_action="Gọi", next_due=day(-1)),
        "pause": lambda: pause_case(case, by=dung, pause_reason="Chờ", paused_until=day(-1)),
    }
    with pytest.raises(Refused, match="past") as refusal:
        asked[verb]()
    assert refusal.value.field in {"next_due", "paused_until"}
    assert (Case.objects.count(), Case.objects.get().version, Case.objects.get().next_action) == (1, case.version, "")


def test_today_is_not_over(case, dung):
    assert plan_next(case, by=dung, next_action="Gọi", next_due=day(0)).next_due == day(0)
