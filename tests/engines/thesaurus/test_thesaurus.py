"""The shipped thesaurus keeps its rules, and texts are understood through it."""

from dataclasses import replace

import pytest

from cungcau.engines.thesaurus import Concept, read, shipped, validate, write
from cungcau.engines.thesaurus.understanding import Neighbourhood, Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(shipped())


def test_the_shipped_thesaurus_keeps_every_rule():
    assert validate(list(shipped().values())) == []


def test_a_table_is_read_back_as_it_was_written():
    concepts = list(shipped().values())

    assert read(write(concepts)) == concepts


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"en": ""}, "language"),
        ({"kind": "thing"}, "kind"),
        ({"key": "Pump!"}, "key"),
        ({"broader": ("nowhere",)}, "unknown_link"),
        ({"solves": ("pump",)}, "itself"),
        ({"vi": "một nhãn dài đến mức không ai gõ như thế bao giờ cả"}, "label"),
        ({"fields": ()}, "field"),
    ],
)
def test_a_broken_rule_is_told(change, code):
    pump = replace(Concept("pump", "product", ("203",), "máy bơm", "pump"), **change)

    assert code in {finding.code for finding in validate([pump])}


def test_a_cycle_is_told_once():
    one = Concept("one", "product", ("203",), "một", "one", broader=("two",))
    two = Concept("two", "product", ("203",), "hai", "two", broader=("one",))

    assert [finding.code for finding in validate([one, two])] == ["cycle"]


@pytest.mark.parametrize("text", ["heat pump", "Heat pumps for drying", "bơm nhiệt", "bom nhiet"])
def test_one_concept_is_found_in_both_languages_and_without_marks(reader, text):
    assert "heat-pump" in reader.concepts(text)


def test_a_mark_that_differs_is_another_word(reader):
    assert "heat-pump" not in reader.concepts("bơm nhiết")


def test_an_abbreviation_counts_in_capitals_only(reader):
    assert "reverse-osmosis" in reader.concepts("hệ thống lọc RO")
    assert "reverse-osmosis" not in reader.concepts("he thong bi ro ri")


def test_a_problem_asks_for_the_techniques_that_solve_it(reader):
    asked = Neighbourhood(shipped()).expand(reader.concepts("nước thải nhuộm còn màu"))

    assert asked["ozonation"] > 0
