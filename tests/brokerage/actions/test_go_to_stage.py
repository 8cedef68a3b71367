"""The case comes into another stage: later, earlier, over others."""

import pytest
from django.utils import timezone

from cungcau.brokerage.actions import add_party, end_party, go_to_stage, open_case
from cungcau.brokerage.stages import days_of
from cungcau.kit.errors import Refused
from cungcau.vocabulary.holidays import calendar
from tests.factories.cases import SAID


def way(case):
    return [(entry.stage, entry.how) for entry in case.entries.order_by("entered_at", "pk")]


def test_what_is_done_is_left_with_its_evidence_and_the_clock_of_the_next_begins(case, dung):
    go_to_stage(case, by=dung, stage="clarify", evidence="Biên bản 12/11")

    assert way(case) == [("intake", "done"), ("clarify", "")]
    assert case.entries.get(stage="intake").evidence == "Biên bản 12/11"
    assert (case.stage, case.stage_due) == ("clarify", calendar().due_after(timezone.localdate(), days_of("clarify")))


def test_a_needed_stage_is_skipped_with_a_reason_only(case, dung):
    with pytest.raises(Refused, match="reason") as refusal:
        go_to_stage(case, by=dung, stage="clarify", how="skipped")
    assert refusal.value.field == "reason"

    go_to_stage(case, by=dung, stage="clarify", how="skipped", reason="Đã rõ từ đợt khảo sát")
    assert case.entries.get(stage="intake").reason == "Đã rõ từ đợt khảo sát"


def test_needed_stages_are_jumped_over_with_a_reason_only_and_stay_seen_as_skipped(case, dung):
    with pytest.raises(Refused, match="reason"):
        go_to_stage(case, by=dung, stage="introduce")

    go_to_stage(case, by=dung, stage="introduce", reason="Hai bên đã tìm thấy nhau")
    assert way(case) == [("intake", "done"), ("clarify", "skipped"), ("search", "skipped"), ("introduce", "")]


def test_optional_stages_need_no_reason(case, dung):
    go_to_stage(case, by=dung, stage="introduce", reason="Hai bên đã tìm thấy nhau")
    go_to_stage(case, by=dung, stage="technical")
    go_to_stage(case, by=dung, stage="demonstration")
    go_to_stage(case, by=dung, stage="negotiation", how="skipped")

    assert [row for row in way(case) if row[0] in {"nda", "demonstration", "proposal"}] == [
        ("nda", "skipped"), ("demonstration", "skipped"), ("proposal", "skipped"),
    ]  # fmt: skip


def test_back_with_a_reason_and_what_was_done_then_is_not_asked_for_again(case, dung):
    go_to_stage(case, by=dung, stage="clarify")
    with pytest.raises(Refused, match="reason"):
        go_to_stage(case, by=dung, stage="intake")

    go_to_stage(case, by=dung, stage="intake", reason="Bên cầu đổi người")
    go_to_stage(case, by=dung, stage="clarify")
    assert way(case) == [("intake", "done"), ("clarify", "back"), ("intake", "done"), ("clarify", "")]


def test_beyond_the_introduction_only_with_both_sides(dung, wanted, institute):
    case = open_case(by=dung, need=wanted, **SAID)
    go_to_stage(case, by=dung, stage="introduce", reason="Đã rõ")
    with pytest.raises(Refused, match="sides"):
        go_to_stage(case, by=dung, stage="technical")

    add_party(case, by=dung, role="supply", organisation=institute)
    go_to_stage(case, by=dung, stage="technical")
    assert case.stage == "technical"


def test_a_side_that_has_left_does_not_count(case, dung):
    end_party(case, by=dung, party=case.parties.get(role="supply"), why="Rút lui")

    with pytest.raises(Refused, match="sides"):
        go_to_stage(case, by=dung, stage="technical", reason="Đã rõ")


@pytest.mark.parametrize("stage", ["intake", "valuation", "nowhere"])
def test_only_to_another_stage_of_its_template(case, dung, stage):
    with pytest.raises(Refused, match="no_stage"):
        go_to_stage(case, by=dung, stage=stage, reason="x")
