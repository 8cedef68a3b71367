"""Pages of a list: whatever the address asks, a page is shown."""

import pytest

from cungcau.kit.paging import page_of


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", 1), ("page=1", 1), ("page=2", 2), ("page=0", 1), ("page=000", 1), ("page=-1", 1), ("page=abc", 1), ("page=1.5", 1),
        ("page=", 1), ("page=%00", 1), ("page=4", 3), (f"page={'9' * 5000}", 3),
    ],
)  # fmt: skip
def test_an_address_that_makes_no_sense_shows_the_first_page_and_one_beyond_the_end_the_last(rf, asked, shown):
    assert page_of(range(25), rf.get(f"/?{asked}"), 10).number == shown


def test_an_empty_list_has_one_page(rf):
    assert (page_of([], rf.get("/?page=7"), 10).number, page_of([], rf.get("/?page=0"), 10).number) == (1, 1)
