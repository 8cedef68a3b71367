"""Two versions of one listing put together, part by part and row by row."""

import pytest

from cungcau.kit.longform.merging import BOTH, MINE, THEIRS, Joint
from cungcau.listings.merging import differences, flat_rows

TEXTS = {"problem": Joint("\n\n", 60), "awards": Joint("; ", 8)}


def together(base, mine, theirs):
    return {part.name: part for part in differences(base, mine, theirs, TEXTS)}


def test_what_only_one_has_changed_is_settled():
    found = together(
        {"problem": "a", "trl": 5}, {"problem": "b", "trl": 5, "stage": "x"}, {"problem": "a", "trl": 6, "stage": "x"}
    )

    assert {name: part.settled for name, part in found.items()} == {"problem": MINE, "trl": THEIRS}


def test_what_both_changed_alike_is_no_difference():
    assert together({"problem": "a"}, {"problem": "b"}, {"problem": "b"}) == {}


def test_texts_of_both_can_stand_one_after_the_other_if_there_is_room():
    found = together({}, {"problem": "một", "awards": "dài quá", "trl": 5}, {"problem": "hai", "awards": "rồi", "trl": 6})

    assert {name: (part.settled, part.both) for name, part in found.items()} == {
        "problem": ("", "một\n\nhai"), "awards": ("", None), "trl": ("", None),
    }  # fmt: skip


def test_without_a_beginning_everything_that_differs_is_asked():
    found = together(None, {"problem": "b", "modes": ["x"]}, {"problem": "a", "modes": ["y"]})

    assert {name: part.settled for name, part in found.items()} == {"problem": "", "modes": ""}


def test_lists_of_codes_keep_what_either_added_and_lose_what_either_took_away():
    part = together({"modes": ["a", "b"]}, {"modes": ["a", "b", "c"]}, {"modes": ["b", "d"]})["modes"]

    assert (part.settled, part.both) == (BOTH, ["b", "c", "d"])


ROWS = [{"parameter": "Lưu lượng", "value": 350.0}, {"parameter": "Màu", "value": 50.0}]


def rows(*given):
    return flat_rows("specifications", [{"operator": "=", **row} for row in given])


def test_rows_that_only_one_touched_are_put_together():
    mine = rows({"parameter": "Lưu lượng", "value": 400.0}, ROWS[1])
    theirs = rows(ROWS[0], ROWS[1], {"parameter": "pH", "value": 7.0})

    part = together({"specifications": rows(*ROWS)}, {"specifications": mine}, {"specifications": theirs})["specifications"]

    assert part.settled == BOTH
    assert [(row["parameter"], row["value"]) for row in part.both] == [("Lưu lượng", 400.0), ("Màu", 50.0), ("pH", 7.0)]


def test_a_row_that_both_changed_is_asked_and_stands_there_twice_with_both():
    mine, theirs = rows({**ROWS[0], "value": 400.0}, ROWS[1]), rows({**ROWS[0], "value": 500.0})

    part = together({"specifications": rows(*ROWS)}, {"specifications": mine}, {"specifications": theirs})["specifications"]

    assert part.settled == ""
    assert [row["value"] for row in part.both] == [400.0, 500.0]  # the colour was taken away by one and touched by nobody


@pytest.mark.parametrize("base", [None, {"specifications": rows(ROWS[0], ROWS[0])}])
def test_rows_that_cannot_be_told_apart_are_all_kept(base):
    mine, theirs = rows({**ROWS[0], "value": 1.0}), rows({**ROWS[0], "value": 2.0})

    part = together(base, {"specifications": mine}, {"specifications": theirs})["specifications"]

    assert (part.settled, [row["value"] for row in part.both]) == ("", [1.0, 2.0])
