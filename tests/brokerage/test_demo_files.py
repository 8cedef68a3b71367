"""The demo's cases are many, in every stage and by every way of working together, and each of them can be found by its need."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from cungcau.brokerage import case_demo
from cungcau.brokerage.stages import stages, template_of, templates
from cungcau.listings import demo as listings_demo
from cungcau.vocabulary.tables import terms_by_code

FOLDER = case_demo.FILE.parent


def rows(name: str, key: str) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[key]


CASES = rows("case_demo", "case")


def stage_of(row: dict[str, Any]) -> str:
    return row["stages"][-1][0] if row["stages"] else template_of(row["mode"]).stages[0]


def test_there_are_at_least_thirty_cases_in_every_stage_and_by_every_template():
    assert len(CASES) >= 30
    assert {stage_of(row) for row in CASES} == set(stages())
    assert {template_of(row["mode"]).code for row in CASES} == set(templates())


def test_they_are_in_the_hands_of_two_brokers_and_were_opened_in_many_months():
    assert {row.get("owner", case_demo.BROKER) for row in CASES} == {"dung", "khanh"}
    assert len({row["opened"] // 30 for row in CASES}) >= 8


def test_some_are_paused_some_lost_for_different_reasons_and_some_ended():
    assert any("pause" in row for row in CASES) and any("ended" in row for row in CASES)
    assert len({row["lost"][0] for row in CASES if "lost" in row}) >= 5


def test_every_stage_is_one_of_its_template_and_is_entered_after_the_one_before():
    for row in CASES:
        entered, days = [stage for stage, *_rest in row["stages"]], [days for _stage, days, *_rest in row["stages"]]
        way = template_of(row["mode"]).stages

        assert [stage for stage in way if stage in entered] == entered, row["need"]
        assert sorted([row["opened"], *days], reverse=True) == [row["opened"], *days], row["need"]


@pytest.mark.parametrize(("name", "key", "column"), [
    ("outcome_demo", "outcome", "need"), ("agreement_demo", "case", "need"), ("message_demo", "thread", "case"),
    ("paper_demo", "case", "need"),
])  # fmt: skip
def test_what_is_told_of_a_case_names_the_need_of_one(name, key, column):
    needs = [row["need"] for row in CASES]

    assert len(needs) == len(set(needs))
    assert {row[column] for row in rows(name, key)} <= set(needs)


def test_their_needs_and_offers_are_listings_of_the_demo():
    files = listings_demo.FOLDER.glob("*.toml")
    known = {row["key"]: row["kind"] for path in files for row in tomllib.loads(path.read_text(encoding="utf-8"))["listing"]}

    assert {known.get(row["need"]) for row in CASES} == {"need"}
    assert {known.get(row["offer"]) for row in CASES if "offer" in row} == {"offer"}


def test_codes_in_the_files_are_codes_of_their_lists():
    agreements = [one for row in rows("agreement_demo", "case") for one in row["agreement"]]
    suppliers = {one["supplier_kind"] for one in agreements if "supplier_kind" in one}
    reasons = {said["reason"] for row in rows("outcome_demo", "outcome") for *_who, said in row["answers"] if "reason" in said}
    reasons |= {row["lost"][0] for row in CASES if "lost" in row}
    ends = {row["ended"][0] for row in CASES if "ended" in row}

    assert suppliers <= set(terms_by_code("owner_kind"))
    assert reasons <= set(terms_by_code("case_reason"))
    assert ends <= set(terms_by_code("case_end_reason"))
