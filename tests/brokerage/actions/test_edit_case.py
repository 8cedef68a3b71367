"""What a case says of itself."""

import pytest

from cungcau.brokerage.actions import edit_case, go_to_stage
from cungcau.kit.errors import Refused


def test_what_was_typed_is_kept(case, dung, mai):
    said = {"goal": "Lắp thử một dây chuyền", "second": mai, "probability": 60, "value_min": 10**9, "value_max": 2 * 10**9}
    edit_case(case, by=dung, mode="turnkey", confidentiality="brokers", **said)

    case.refresh_from_db()
    assert {name: getattr(case, name) for name in said} == said
    assert case.confidentiality == "brokers"


def test_what_is_no_word_about_it_is_not_changed(case, dung):
    edit_case(case, by=dung, goal="Khác", stage="impact", owner=None)

    assert (case.stage, case.owner) == ("intake", dung)


def test_another_way_of_working_is_chosen_only_where_the_stage_belongs_to_it(case, dung):
    go_to_stage(case, by=dung, stage="technical", reason="Đã biết nhau từ trước")

    with pytest.raises(Refused, match="stage_unknown"):
        edit_case(case, by=dung, goal=case.goal, mode="consulting")

    edit_case(case, by=dung, goal=case.goal, mode="exclusive_licence")
    assert case.way.code == "licence"
