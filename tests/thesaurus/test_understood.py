"""How a text is understood, piece by piece."""

import pytest

from cungcau.discovery.knowledge import knowledge
from cungcau.thesaurus.queries import reading
from cungcau.thesaurus.understood import Piece, understood

pytestmark = pytest.mark.django_db


def test_the_text_is_whole_and_its_mentions_are_marked(concepts):
    found = understood("Cần ozone hoá nước.\nMáy bơm nhiệt – heat-pump!", reading())

    assert ["".join(piece.text for piece in line).strip() for line in found.lines] == [
        "Cần ozone hóa nước.", "Máy bơm nhiệt - heat-pump!",
    ]  # fmt: skip
    assert [piece for line in found.lines for piece in line if piece.key] == [
        Piece("ozone hóa", "ozonation"), Piece("bơm nhiệt", "heat-pump"), Piece("heat-pump", "heat-pump"),
    ]  # fmt: skip


def test_the_heaviest_concept_is_told_first_with_what_it_was_found_by(concepts):
    found = understood("sục ozone, bơm nhiệt, heat pump", reading())

    assert [(one.idea.key, one.weight, one.typed) for one in found.concepts] == [
        ("heat-pump", 2.0, ["bơm nhiệt", "heat pump"]), ("ozonation", 0.9, ["sục ozone"]),
    ]  # fmt: skip


def test_what_a_question_also_asks_for_is_told_by_kind_of_link(concepts):
    (colour,) = understood("nước thải còn màu", reading()).concepts
    (ozone,) = understood("ozonation", reading()).concepts

    assert {link: [idea.key for idea, _share in others] for link, others in colour.also.items()} == {"solved_by": ["ozonation"]}
    assert {link: [idea.key for idea, _share in others] for link, others in ozone.also.items()} == {
        "solves": ["coloured-wastewater"], "broader": ["wastewater-treatment"],
    }  # fmt: skip


def test_a_text_without_a_known_word_has_no_concepts(concepts):
    assert understood("xin chào", reading()).concepts == []


def test_the_page_tells_every_concept_that_the_engine_asks_for(concepts):
    text = "Nước thải của xưởng nhuộm vẫn còn rất nhiều màu"
    found = understood(text, reading())

    assert {one.idea.key for one in found.concepts} == set(knowledge().spoken_of(text))
    (colour,) = [one for one in found.concepts if one.idea.key == "coloured-wastewater"]
    assert not colour.typed and 0 < colour.weight <= 1
