"""The tax code: its format, its check digit, and that no two organisations have the same."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cungcau.registry.forms import OrganisationForm
from cungcau.registry.tax_code import WEIGHTS, check_tax_code, is_tax_code, normal_tax_code

NINE = st.text("0123456789", min_size=9, max_size=9)
GOOD = "0100109106"


@pytest.mark.parametrize("code", [GOOD, "0100109106-001", "0101248141", "0300588569"])
def test_right_codes_are_taken(code):
    check_tax_code(code)


@pytest.mark.parametrize(
    "code",
    ["", "010010910", "01001091060", f"{GOOD}-01", f"{GOOD}-0011", "010010910A", f"-{GOOD}", f"{GOOD}\n", "０１００１０９１０６"],
)
def test_other_shapes_are_refused_and_the_shape_is_told(code):
    with pytest.raises(ValidationError) as told:
        check_tax_code(code)

    assert told.value.code == "tax_code_shape"


def test_a_wrong_digit_is_told_apart_from_a_wrong_shape():
    with pytest.raises(ValidationError) as told:
        check_tax_code("0100109107")

    assert told.value.code == "tax_code_check"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (GOOD, GOOD), (" 0100 109 106 ", GOOD), ("01.00.10.91.06", GOOD), ("０１００１０９１０６", GOOD),
        ("0100109106001", f"{GOOD}-001"), ("0100109106 - 001", f"{GOOD}-001"),
    ],
)
def test_spaces_dots_and_a_forgotten_hyphen_are_mended(typed, code):
    assert normal_tax_code(typed) == code


@given(NINE)
def test_for_nine_digits_one_tenth_fits_or_none(nine):
    fitting = [digit for digit in "0123456789" if is_tax_code(nine + digit)]

    rest = sum(int(digit) * weight for digit, weight in zip(nine, WEIGHTS, strict=True)) % 11
    assert fitting == ([] if rest == 0 else [str(10 - rest)])


@given(NINE, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(nine, place, more):
    last = next((digit for digit in "0123456789" if is_tax_code(nine + digit)), None)
    wrong = nine[:place] + str((int(nine[place]) + more) % 10) + nine[place + 1 :]

    assert last is None or not is_tax_code(wrong + last)


@given(NINE)
def test_a_branch_has_the_check_digit_of_its_head_office(nine):
    for digit in "0123456789":
        assert is_tax_code(f"{nine}{digit}-007") == is_tax_code(nine + digit)


def form(code, organisation=None):
    made = OrganisationForm({"name_vi": "Công ty mới", "kind": "sme", "tax_code": code}, organisation=organisation)
    made.full_clean()
    return made


def test_a_duplicate_is_refused_and_the_other_organisation_is_named(seeker, vocabulary):
    seeker.tax_code = GOOD
    seeker.save()

    with translation.override("en"):
        faults = form("0100 109 106").errors

    assert faults["tax_code"] == ["“Sao Mai Mechanics” has this tax code already."]


def test_its_own_code_is_no_duplicate(seeker, vocabulary):
    seeker.tax_code = GOOD
    seeker.save()

    assert form(GOOD, seeker).is_valid()


def test_a_branch_is_not_the_head_office(seeker, vocabulary):
    seeker.tax_code = GOOD
    seeker.save()

    assert form(f"{GOOD}-001").cleaned_data["tax_code"] == f"{GOOD}-001"


def test_no_code_is_nobodys_duplicate(seeker, rival, vocabulary):
    assert form("").cleaned_data["tax_code"] is None
