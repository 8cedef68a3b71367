"""The dictionary finds the longest known words of a text and says what they are called in the other language."""

import csv
import unicodedata
from collections import Counter
from importlib.resources import files

from cungcau.engines.dictionary import Dictionary, shipped
from cungcau.engines.dictionary.model import INSIDE
from cungcau.engines.marks import Marks
from cungcau.engines.marks.model import count

SMALL = Dictionary(
    [
        (("increase",), ("tăng", "gia tăng")),
        (("data set", "dataset"), ("tập dữ liệu",)),
        (("data",), ("dữ liệu",)),
        (("waste water",), ("nước thải",)),
        (("water",), ("nước",)),
    ]
)


def said(text, dictionary=SMALL):
    return [
        (found.typed, [" ".join(token.typed for token in phrase) for phrase, _ in found.phrases])
        for found in dictionary.translations(text)
    ]


def test_the_longest_entry_is_taken_and_what_is_inside_it_with_less_weight():
    assert said("Nước thải và nước") == [("Nước thải", ["waste water"]), ("Nước", ["water"]), ("nước", ["water"])]
    assert [found.weight for found in SMALL.translations("Nước thải và nước")] == [1.0, INSIDE, 1.0]


def test_english_is_found_in_every_form_of_a_word():
    words = said("The data sets are increasing")
    assert words == [("data sets", ["tập dữ liệu"]), ("data", ["dữ liệu"]), ("increasing", ["tăng", "gia tăng"])]


def test_the_likeliest_translation_has_the_largest_share_and_all_shares_make_one():
    (found,) = SMALL.translations("It increased by the hour")
    shares = [share for _, share in found.phrases]
    assert shares == sorted(shares, reverse=True) and abs(sum(shares) - 1) < 1e-9


def test_without_marks_only_words_of_several_syllables_are_sure():
    assert said("xu ly nuoc thai") == [("nuoc thai", ["waste water"])]


def test_with_marks_a_single_syllable_is_looked_for_as_it_was_probably_meant_and_weighs_as_much_as_that_is_sure():
    marks = Marks(*count(["máy bơm nước", "bơm nước giếng", "nuốc", "tăng giá"]))
    guessing = Dictionary([(("water",), ("nước",)), (("jellyfish",), ("nuốc",)), (("waste water",), ("nước thải",))], marks)
    water, pump = guessing.translations("bom nuoc"), guessing.translations("nuoc thai")

    assert [(found.typed, found.phrases[0][0][0].typed) for found in water] == [("nuoc", "water")]
    assert 0.5 < water[0].weight < 1
    assert (pump[0].typed, pump[0].weight) == ("nuoc thai", 1.0)
    assert guessing.translations("bơm nước")[0].weight == 1.0
    assert [found.typed for found in guessing.translations("nước bơm tăng")] == ["nước"], "typed with marks"


def test_an_english_word_in_a_vietnamese_sentence_is_translated_too():
    assert said("phân tích dataset của nhà máy") == [("dataset", ["tập dữ liệu"])]


def test_a_wrong_mark_is_another_word():
    assert said("tầng hầm của nhà") == []


def test_the_shipped_dictionary_knows_everyday_words_in_both_directions():
    words = dict(said("We need clean water for the village and the road", shipped()))
    assert "nước" in words["water"] and "đường" in words["road"]
    assert "road" in dict(said("Con đường này rất dài", shipped()))["Con đường"]


def test_every_shipped_row_has_both_sides_composed_and_in_lower_case_vietnamese():
    folder = files("cungcau.engines.dictionary").joinpath("words")
    for table in folder.iterdir():
        for row in csv.DictReader(table.read_text("utf-8").splitlines()):
            assert row["en"].strip() and row["vi"].strip(), (table.name, row)
            assert unicodedata.is_normalized("NFC", row["vi"]), (table.name, row)


def test_no_shipped_row_stands_twice():
    rows = Counter(
        (row["en"], row["vi"])
        for table in files("cungcau.engines.dictionary").joinpath("words").iterdir()
        for row in csv.DictReader(table.read_text("utf-8").splitlines())
    )
    assert [row for row, times in rows.items() if times > 1] == []
