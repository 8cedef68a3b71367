"""Reasons in words: every code of the engine speaks, in both languages."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from cungcau.discovery import reasons
from cungcau.discovery.reasons import (
    describe_line,
    describe_part,
    describe_question,
    describe_refusal,
    money_text,
    number_text,
    part_name,
)
from cungcau.engines.matching import model
from cungcau.engines.matching.counterfactual import Change, Lifted
from cungcau.engines.matching.model import CONSTRAINTS, PARTS, Line, Part, Refusal

ROW = {
    "parameter": "công suất",
    "operator": ">=",
    "wanted": 200.0,
    "wanted_high": None,
    "wanted_text": "",
    "wanted_unit": "kg/h",
    "must": True,
    "offered_parameter": "capacity",
    "offered_operator": "=",
    "offered": 6.0,
    "offered_high": None,
    "offered_text": "",
    "offered_unit": "t/day",
    "converted": 250.0,
    "converted_high": None,
}


def codes_of_the_engine() -> set[str]:
    """The codes that the engine's own table of facts lists."""
    table = (model.__doc__ or "").partition("facts in brackets")[2]
    words = re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", re.sub(r"\[[^\]]*\]", "", table))
    return {word for word in words if not word.startswith(("ask_", "need_"))} - set(ROW) | {"row", "updated"}


def questions_of_the_engine() -> set[str]:
    return set(re.findall(r"\b(?:ask|need)_[a-z]+\b", model.__doc__ or ""))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_line_of_the_engine_has_words(language):
    codes = codes_of_the_engine()

    with translation.override(language):
        silent = [code for code in codes if describe_line(Line("meets", code, {"share": 0.5, "days": 3})) == code]

    assert len(codes) > 30
    assert silent == []


def test_every_question_constraint_and_part_has_words():
    assert questions_of_the_engine() - set(reasons.QUESTIONS) == set()
    assert set(CONSTRAINTS) - set(reasons.REFUSALS) == set()
    assert set(PARTS) - set(reasons.PARTS) == set()


def test_the_vietnamese_catalogue_knows_every_message():
    with translation.override("vi"):
        untranslated = [words for words in reasons.all_words() if translation.gettext(words) == words]

    assert untranslated == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "công suất (bắt buộc): cần ≥ 200 kg/h, nguồn cung “capacity” 6 t/day (= 250 kg/h) – đạt"),
        ("en", "công suất (required): wanted ≥ 200 kg/h, offered “capacity” 6 t/day (= 250 kg/h) – meets"),
    ],
)
def test_a_specification_is_told_with_both_values_and_the_conversion(language, words):
    with translation.override(language):
        assert describe_line(Line("meets", "row", ROW)) == words


def test_codes_are_told_by_their_names():
    part = Part("mode", 5, 5, {}, (Line("meets", "mode_shared", {"codes": ["turnkey", "consulting"]}),))

    with translation.override("en"):
        assert describe_part(part) == "both sides want: Transfer with equipment (turnkey), Consulting"
    with translation.override("vi"):
        assert part_name("mode") == "Hình thức chuyển giao"


def test_a_range_without_width_is_one_number():
    facts = {"parameter": "area", "operator": "<=", "wanted": 72, "wanted_unit": "m²", "offered_operator": "=", "offered": 4,
             "offered_unit": "m2", "converted": 4.0, "converted_high": 4.0}  # fmt: skip

    with translation.override("en"):
        assert describe_line(Line("meets", "row", facts)) == "area: wanted ≤ 72 m², offered 4 m2 (= 4 m²) – meets"


def test_unknown_codes_are_told_as_they_are():
    with translation.override("en"):
        assert describe_line(Line("meets", "field_same", {"codes": ["zz"]})) == "same science and technology field: zz"


def test_text_of_users_is_never_read_as_a_format():
    line = Line("meets", "shared_terms", {"terms": ["{secret}", "100 %"]})

    with translation.override("en"):
        assert describe_line(line) == "both speak of: {secret}, 100 %"


def test_concepts_are_told_in_the_readers_language_with_what_ties_them():
    concept = {"key": "ozonation", "vi": "ozon hóa", "en": "ozonation", "link": "solved_by", "origin": "coloured-wastewater",
               "origin_vi": "nước thải còn màu", "origin_en": "coloured wastewater"}  # fmt: skip
    line = Line("note", "shared_concepts", {"concepts": [concept, concept | {"link": "", "en": "heat pump", "vi": "bơm nhiệt"}]})

    with translation.override("en"):
        assert describe_line(line) == "same subject: ozonation (solves: coloured wastewater); heat pump"
    with translation.override("vi"):
        assert describe_line(line) == "cùng chủ đề: ozon hóa (giải quyết: nước thải còn màu); bơm nhiệt"


def test_words_that_met_across_languages_stand_side_by_side():
    line = Line("note", "translated_terms", {"pairs": [("bơm nhiệt", "heat pump")]})

    with translation.override("vi"):
        assert describe_line(line) == "ở ngôn ngữ kia: bơm nhiệt ↔ heat pump"


def test_a_refusal_names_the_fact_that_decided():
    refusal = Refusal("N", "O", "readiness_below_floor", {"asked": 7, "offered": 3})

    with translation.override("en"):
        assert describe_refusal(refusal) == ("The technology readiness level is too low: TRL 3 offered, TRL 7 asked – below")
        assert describe_refusal(Refusal("N", "O", "prohibited")) == "The offered technology is prohibited from transfer."


def test_a_question_asks_for_what_is_missing():
    question = Line("unknown", "ask_specification", {"parameter": "COD", "unit": "mg/l", "operator": "<=", "must": True})

    with translation.override("en"):
        assert describe_question(question) == "What is the COD (mg/l)?"
        assert describe_question(Line("unknown", "ask_specification", {"parameter": "màu", "unit": ""})) == "What is the màu?"
        assert describe_question(Line("unknown", "need_text", {"terms": []})) == "Could the need be described in more words?"


@pytest.mark.parametrize(
    ("low", "high", "vi", "en"),
    [
        (5e8, None, "từ 500 triệu đồng", "from 500 million VND"),
        (None, 1.5e9, "đến 1,5 tỷ đồng", "up to 1.5 billion VND"),
        (1e9, 2e9, "1 tỷ đồng – 2 tỷ đồng", "1 billion VND – 2 billion VND"),
        (1234567, 1234567, "1.234.567 VND", "1,234,567 VND"),
    ],
)
def test_money_is_told_as_people_say_it(low, high, vi, en):
    with translation.override("vi"):
        assert money_text(low, high, "VND") == vi
    with translation.override("en"):
        assert money_text(low, high, "VND") == en


@pytest.mark.parametrize(
    ("number", "vi", "en"), [(1234.5, "1.234", "1,234"), (0.75, "0,75", "0.75"), (1e6, "1.000.000", "1,000,000")]
)
def test_numbers_are_grouped_as_in_the_language(number, vi, en):
    with translation.override("vi"):
        assert number_text(number) == vi
    with translation.override("en"):
        assert number_text(number) == en


def test_a_need_of_few_words_is_asked_for_more():
    with translation.override("en"):
        told = reasons.describe_question(Line("unknown", "need_text", {"terms": 3}))

    assert told == "Could the need be described in more words?"


TURNKEY = {"asked": ["turnkey"], "offered": ["franchise"]}
CAPACITY = {"parameter": "capacity", "operator": ">=", "wanted": 200, "wanted_unit": "m³/day"}


@pytest.mark.parametrize(
    ("change", "english", "vietnamese"),
    [
        (Change("readiness_below_floor", {"asked": 7, "offered": 4}), "the technology reached TRL 7", "công nghệ đạt TRL 7"),
        (Change("budget_below_floor", {"needed": 2e9, "budget_high": 9e8, "currency": "VND"}),
         "the budget reached 2 billion VND, or the lowest price fell to 900 million VND",
         "kinh phí đạt 2 tỷ đồng, hoặc giá sàn giảm còn 900 triệu đồng"),
        (Change("mode_excluded", TURNKEY),
         "the offer allowed one of these transfer modes: Transfer with equipment (turnkey)",
         "bên cung chấp nhận một trong các hình thức: Chuyển giao kèm thiết bị (chìa khóa trao tay)"),
        (Change("must_specification_fails", CAPACITY), "capacity were ≥ 200 m³/day", "capacity đạt ≥ 200 m³/day"),
    ],
)  # fmt: skip
def test_what_would_lift_a_refusal_is_told_in_a_sentence(change, english, vietnamese):
    lifted = Lifted("n", "o", (change, change), 81)

    with translation.override("en"):
        assert reasons.describe_lifted(lifted) == f"It would qualify, with 81 points, if {english}; {english}."
    with translation.override("vi"):
        assert reasons.describe_lifted(lifted) == f"Sẽ đủ điều kiện, với 81 điểm, nếu {vietnamese}; {vietnamese}."
