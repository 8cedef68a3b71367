"""The shipped lists: whole, in both languages, honest about their sources; and codes found by what people write."""

import re
from datetime import date

import pytest

from cungcau.vocabulary import tables
from cungcau.vocabulary.tables import find_code, key_of, load_terms, nearest_code, schemes, terms_by_code

STATUSES = {"read", "memory", "own", "unknown"}


@pytest.mark.parametrize("scheme", schemes())
def test_a_list_is_whole(scheme):
    rows = load_terms(scheme)
    codes = [row.code for row in rows]

    assert len({(row.version, row.code) for row in rows}) == len(codes)
    assert [row.code for row in rows if not (row.name_vi and row.name_en and row.source)] == []
    assert [row.code for row in rows if row.status not in STATUSES] == []
    assert {(row.version, row.parent) for row in rows if row.parent} <= {(row.version, row.code) for row in rows}
    assert [row.code for row in rows if row.scheme != scheme] == []


def test_every_list_is_described_and_every_description_has_a_list():
    assert [row.key for row in tables.scheme_rows()] == list(schemes())


@pytest.mark.parametrize(
    ("scheme", "number"),
    [("field", 52), ("vsic", 21 + 88), ("ipc", 8 + 133), ("sdg", 17), ("trl", 9), ("province", 34),
     ("country", 249), ("strategic", 11), ("transfer_mode", 15), ("organisation_kind", 15)],
)  # fmt: skip
def test_a_list_has_its_number_of_codes(scheme, number):
    assert len(load_terms(scheme)) == number


def test_sectors_stand_under_their_field():
    sectors = [row for row in load_terms("field") if row.parent]

    assert len(sectors) == 46
    assert [row.code for row in sectors if row.code[0] != row.parent] == []


def test_what_is_remembered_is_not_called_read():
    assert {row.status for row in load_terms("field")} == {"memory"}
    assert [row.code for row in load_terms("strategic") if row.status == "read"] == ["1", "2", "3", "4"]


def test_own_codes_are_short_english_words():
    own = [row for scheme in schemes() for row in load_terms(scheme) if row.status == "own"]
    plain = [row for row in own if row.scheme not in ("unit", "operator")]

    assert [row.code for row in plain if not re.fullmatch(r"[a-z][a-z0-9_]*", row.code)] == []


# The points d and đ of an article of law are two.
@pytest.mark.parametrize("scheme", [key for key in schemes() if key not in ("country", "unit", "vsic", "transfer_criteria")])
def test_one_word_never_means_two_codes(scheme):
    meanings: dict[str, set[str]] = {}
    for row in load_terms(scheme):
        for word in (row.code, row.name_vi, row.name_en, *row.aliases):
            meanings.setdefault(key_of(word), set()).add(row.code)

    assert {word: codes for word, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("scheme", schemes())
def test_every_name_and_code_finds_its_own_term(scheme):
    rows = load_terms(scheme)
    found = {row.code: find_code(scheme, row.code) for row in rows}

    assert found == {row.code: row.code for row in rows}


@pytest.mark.parametrize(
    ("scheme", "text", "code"),
    [
        ("need_kind", "cong_nghe", "technology"),
        ("need_kind", "Nghiên cứu đặt hàng", "commissioned_research"),
        ("transfer_mode", "li-xăng độc quyền", "exclusive_licence"),
        ("transfer_mode", "non-exclusive license", "non_exclusive_licence"),
        ("operator", "≤", "<="),
        ("operator", ">=", ">="),
        ("province", "Hà Tây", "01"),
        ("province", "ha nam", "37"),
        ("province", "TP.HCM", "79"),
        ("province", "Hoà Bình", "25"),
        ("country", "Áo", "AT"),
        ("country", "AO", "AO"),
        ("country", "Mỹ", "US"),
        ("country", "vn", "VN"),
        ("unit", "m³/ngày đêm", "m3/day"),
        ("unit", "MW", "MW"),
        ("unit", "mA", "mA"),
        ("unit", "độ C", "°C"),
        ("sdg", "SDG 6", "6"),
        ("trl", "TRL7", "7"),
        ("vsic", "1", "01"),
        ("field", "CNTT", "102"),
        ("stage", "Đã thương mại", "commercial"),
    ],
)
def test_a_code_is_found_by_what_people_write(scheme, text, code):
    assert find_code(scheme, text) == code


@pytest.mark.parametrize(("scheme", "text"), [("need_kind", ""), ("province", "Atlantis"), ("field", "999")])
def test_what_is_not_in_the_list_is_not_found(scheme, text):
    assert find_code(scheme, text) is None


@pytest.mark.parametrize(
    ("scheme", "text", "code"),
    [("vsic", "2599", "25"), ("ipc", "C02F 1/72", "C02"), ("ipc", "IPC c02f", "C02"), ("field", "2070101", "207"),
     ("field", "90101", None)],
)  # fmt: skip
def test_a_narrower_code_leads_to_the_nearest_that_we_have(scheme, text, code):
    assert nearest_code(scheme, text) == code


def test_an_unknown_list_is_an_error():
    with pytest.raises(KeyError):
        load_terms("colours")


def test_the_provinces_hold_from_the_first_of_july_2025():
    hanoi = terms_by_code("province")["01"]

    assert (hanoi.is_valid_on(date(2025, 6, 30)), hanoi.is_valid_on(date(2025, 7, 1))) == (False, True)


def test_every_field_of_ours_has_its_place_in_the_oecd_list():
    crosswalk = tables.crosswalk("field", "ford")

    assert set(crosswalk) == set(terms_by_code("field"))
    assert crosswalk["207"] == "2.7"
