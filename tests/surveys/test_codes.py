"""The code on a paper leads to its row, and a slip of the hand to none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.surveys.codes import Code, code_of, full_code, read_code

CAMPAIGNS, NUMBERS = st.integers(1, 999), st.integers(1, 9999)


@given(CAMPAIGNS, NUMBERS, st.sampled_from(["need", "offer", "profile", "visit"]))
def test_what_is_printed_is_read_again_however_it_is_typed(campaign, number, sheet):
    code = full_code(sheet, code_of(campaign, number))

    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert read_code(typed) == Code(sheet, campaign, number)
    assert read_code(code_of(campaign, number)) == Code("", campaign, number)


@given(CAMPAIGNS, NUMBERS, st.data())
def test_one_wrong_digit_or_two_exchanged_ones_are_noticed(campaign, number, data):
    digits = code_of(campaign, number).replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 2))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
    slips = [digits[:place] + wrong + digits[place + 1 :]]
    if digits[place] != digits[place + 1]:
        slips.append(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])

    for slip in slips:
        assert read_code(slip) is None


NONE = ["", "NC", "NC-3", "XX-1-0001-68", "NC-1-0001-69", "NC-١-0001-68", "9" * 30, "NC-1-0001-68; drop"]


@pytest.mark.parametrize("typed", NONE)
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None
