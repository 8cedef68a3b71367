"""What differs between two versions, word by word and row by row."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cungcau.listings.difference import Piece, codes, in_context, rows, words

SYLLABLES = ["công", "nghệ", "nghiệp", "nước", "thải", "màu", "2,5", "350", "m³/ngày", "—", "Ph", "ơ\u0302", "và", "\n", "a_b"]
TEXTS = st.lists(st.sampled_from([*SYLLABLES, " ", "  ", ", ", ". "]), max_size=40).map("".join) | st.text(max_size=60)


def told(pieces):
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces)


def old_of(pieces):
    return "".join(piece.text for piece in pieces if piece.kind != "new")


def new_of(pieces):
    return "".join(piece.text for piece in pieces if piece.kind != "gone")


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("", "", ""),
        ("", "mới", "[+mới+]"),
        ("cũ", "", "[-cũ-]"),
        ("nước thải nhuộm", "nước thải nhuộm", "nước thải nhuộm"),
        ("xử lý nước thải", "xử lý nhanh nước thải", "xử lý [+nhanh +]nước thải"),
        ("xử lý nước thải.", "xử lý nước thải dệt nhuộm.", "xử lý nước thải[+ dệt nhuộm+]."),
        ("công nghệ sinh học", "công nghiệp sinh học", "công [-nghệ-][+nghiệp+] sinh học"),
        ("màu còn 420 Pt-Co", "màu còn 49,5 Pt-Co", "màu còn [-420-][+49,5+] Pt-Co"),
        ("1.200.000 đồng", "1.250.000 đồng", "[-1.200.000-][+1.250.000+] đồng"),
        ("Hà Nội", "hà nội", "[-Hà Nội-][+hà nội+]"),
        ("mỗi ngày, mỗi đêm", "mỗi ngày; mỗi đêm", "mỗi ngày[-,-][+;+] mỗi đêm"),
        ("một hai ba bốn năm", "một sáu bảy tám năm", "một [-hai ba bốn-][+sáu bảy tám+] năm"),
    ],
)
def test_words_that_went_and_came_are_marked_as_a_reader_would(old, new, seen):
    assert told(words(old, new)) == seen


def test_a_lone_word_between_two_longer_changes_is_part_of_one_change():
    pieces = words("dùng phèn nhôm và vôi bột rẻ tiền", "dùng ôzôn liều cao và tia cực tím")

    assert [piece.kind for piece in pieces] == ["same", "gone", "new"]


def test_a_syllable_with_a_loose_mark_is_one_word():
    old, new = "nu\u031bo\u031b\u0301c", "nu\u031bo\u031b\u0300c"

    assert told(words(old, new)) == f"[-{old}-][+{new}+]"


@given(TEXTS, TEXTS)
def test_the_difference_applied_to_the_old_text_gives_the_new(old, new):
    pieces = words(old, new)

    assert (old_of(pieces), new_of(pieces)) == (old, new)
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert words(text, text) == ([Piece("same", text)] if text else [])


@given(st.lists(st.sampled_from(["nước", "thải", "màu"]), min_size=5, max_size=30), st.data())
def test_one_word_put_in_is_one_piece(before, data):
    place = data.draw(st.integers(0, len(before)))
    after = [*before[:place], "ÔZÔN", *before[place:]]

    pieces = words(" ".join(before), " ".join(after))

    assert [piece.text.strip() for piece in pieces if piece.kind == "new"] == ["ÔZÔN"]
    assert not [piece for piece in pieces if piece.kind == "gone"]


def test_the_longest_texts_are_compared_in_a_moment():
    hard = [("a " * 2000, "b a " * 1000), (" ".join(map(str, range(900))), " ".join(map(str, range(900, 0, -1)))),
            ("a b c d " * 500, "d c b a " * 500)]  # fmt: skip
    for old, new in hard:
        started = perf_counter()
        pieces = words(old, new)
        assert perf_counter() - started < 3
        assert (old_of(pieces), new_of(pieces)) == (old, new)


ROW = st.fixed_dictionaries(
    {"parameter": st.sampled_from(["Lưu lượng", "Màu", "Màu sau xử lý", "pH", ""]), "value": st.sampled_from([1.0, 2.0, None]),
     "unit": st.sampled_from(["m³/ngày", ""])}
)  # fmt: skip


@given(st.lists(ROW, max_size=7), st.lists(ROW, max_size=7))
def test_the_changed_rows_are_the_old_ones_and_the_new_ones(old, new):
    found = rows(old, new, "parameter")

    assert [line.new for line in found.lines if line.new is not None] == new
    assert sorted(map(repr, (line.old for line in found.lines if line.old is not None))) == sorted(map(repr, old))
    assert found.is_empty == (old == new)


def test_rows_are_matched_by_their_parameter_wherever_they_stand():
    flow, colour = {"parameter": "Lưu lượng", "value": 350.0}, {"parameter": "Màu", "value": 50.0}

    found = rows([flow, colour], [{**colour, "value": 40.0}, {"parameter": "pH", "value": 7.0}, flow], "parameter")

    assert [(line.kind, sorted(line.cells)) for line in found.lines] == [("changed", ["value"]), ("new", []), ("same", [])]
    assert found.moved


def test_a_row_that_went_stands_where_it_stood():
    one, two, three = ({"parameter": name, "value": 1.0 * place} for place, name in enumerate(["Nhiệt độ", "Áp suất", "Độ ẩm"]))

    assert [line.kind for line in rows([one, two, three], [one, three], "parameter").lines] == ["same", "gone", "same"]


def test_a_renamed_parameter_is_a_changed_row():
    old, new = {"parameter": "Lưu lượng nước", "value": 350.0}, {"parameter": "Lưu lượng nước thải", "value": 350.0}

    assert [(line.kind, set(line.cells)) for line in rows([old], [new], "parameter").lines] == [("changed", {"parameter"})]


def test_rows_of_one_name_meet_in_their_order():
    old = [{"parameter": "Màu", "value": 1.0}, {"parameter": "Màu", "value": 2.0}]
    new = [{"parameter": "Màu", "value": 2.0}, {"parameter": "Màu", "value": 3.0}]

    found = rows(old, new, "parameter").lines

    assert [(line.old, line.new) for line in found] == [(old[1], new[0]), (old[0], new[1])]


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_codes_went_came_or_stayed(old, new):
    found = codes(old, new)

    assert set(found.gone) | set(found.same) == set(old)
    assert set(found.new) | set(found.same) == set(new)
    assert not set(found.gone) & set(found.new)


@settings(max_examples=50)
@given(TEXTS, TEXTS)
def test_what_changed_is_never_left_out_of_the_context(old, new):
    pieces = words(old, new)

    assert [one for one in in_context(pieces, 2) if one and one.kind != "same"] == [one for one in pieces if one.kind != "same"]


def test_long_stretches_are_shortened_around_a_change():
    before = " ".join(f"chữ{number}" for number in range(60))

    shown = in_context(words(f"{before} cũ {before}", f"{before} mới {before}"), 5)

    assert [None if one is None else (one.kind, len(one.text.split())) for one in shown] == [
        None, ("same", 5), ("gone", 1), ("new", 1), ("same", 5), None,
    ]  # fmt: skip
