"""The table of intake columns, its headings and its cells."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.kit.tables import Row
from cungcau.listings.columns import (
    NEED_COLUMNS,
    OFFER_COLUMNS,
    Budget,
    SpecificationRow,
    columns_of,
    leaning,
    read_cell,
    recognise,
)
from cungcau.listings.columns.headings import find_column
from cungcau.listings.columns.specifications import specification_text

TEXT = "ab;|\\ 1,.\n"


def one_line(text: str) -> str:
    return " ".join(text.split())


# The columns of the template of the field's data model, section 4.12, word for word.
TEMPLATE_NEEDS = [
    "ma_ngoai",
    "ten_to_chuc",
    "ma_so_thue",
    "tinh_thanh",
    "xa_phuong",
    "phan_khu",
    "tieu_de",
    "tom_tat",
    "mo_ta",
    "cong_nghe_hien_tai",
    "van_de",
    "muc_tieu",
    "yeu_cau_ky_thuat",
    "hinh_thuc_hop_tac",
    "kinh_phi_tu",
    "kinh_phi_den",
    "nguon_von",
    "thoi_gian_can",
    "TRL_toi_thieu",
    "linh_vuc_KHCN",
    "VSIC",
    "tu_khoa",
    "nguoi_lien_he",
    "dien_thoai",
    "email",
    "dong_y_cong_khai",
    "ngay_khao_sat",
    "nguoi_khao_sat",
]
TEMPLATE_OFFERS = [
    "uu_diem",
    "giai_phap_canh_tranh",
    "so_sanh_kinh_te",
    "thong_so",
    "TRL",
    "giai_doan",
    "loai_SHTT",
    "so_van_bang",
    "tinh_trang",
    "chu_so_huu",
    "ty_le",
    "quyen_chuyen_giao",
    "hinh_thuc",
    "gia_tu",
    "gia_den",
    "loai_gia",
    "bao_hanh",
    "dia_chi_da_ap_dung",
]


def column(name: str, side: str = "need"):
    return next(each for each in (NEED_COLUMNS if side == "need" else OFFER_COLUMNS) if each.name == name)


def row(number: int, *cells: object) -> Row:
    return Row(number, {at: cell for at, cell in enumerate(cells) if cell is not None})


def test_the_table_holds_every_column_of_the_template():
    need_keys = {each.key for each in NEED_COLUMNS}
    offer_keys = {each.key for each in OFFER_COLUMNS}

    assert [key for key in TEMPLATE_NEEDS if key not in need_keys] == []
    assert [key for key in TEMPLATE_OFFERS if key not in offer_keys] == []


@pytest.mark.parametrize("side", ["need", "offer"])
def test_every_column_is_known_by_its_own_names(side):
    columns = NEED_COLUMNS if side == "need" else OFFER_COLUMNS

    wrong = [
        (each.name, text)
        for each in columns
        for text in (each.key, each.vi, each.en, each.vi.upper())
        if find_column(text, side) != each
    ]

    assert wrong == []


@pytest.mark.parametrize("side", ["need", "offer"])
def test_names_are_unique_on_each_side(side):
    names = [each.name for each in (NEED_COLUMNS if side == "need" else OFFER_COLUMNS)]

    assert len(names) == len(set(names))


def test_two_heading_rows_count_as_one():
    rows = [row(1, "Mã", "Tên gọi khác", "Lạ"), row(2, "ma_ngoai", "tieu_de", "la"), row(3, "N1", "Máy", "x")]

    found = recognise(rows, "need")

    assert found is not None
    assert {at: each.name for at, each in found.columns.items()} == {0: "id", 1: "title"}
    assert (found.first_row, found.last_row, found.extras) == (1, 2, {2: "Lạ"})


def test_a_record_is_not_taken_for_headings():
    assert recognise([row(1, "N1", "Máy sấy", "mô tả dài của máy sấy")], "need") is None


def test_telling_headings_lean_to_their_side():
    assert leaning(["ma_ngoai", "van_de", "Kinh phí đến"]) == 2
    assert leaning(["ma_ngoai", "uu_diem", "Giá từ", "bảo hành"]) == -3
    assert leaning(["id", "title", "description", "TRL", "thong_so"]) == 0


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("1.234,5", Budget(1234.5, 1234.5)),
        ("20.000.000đ", Budget(2e7, 2e7)),
        ("500 triệu", Budget(5e8, 5e8)),
        ("1,5 tỷ đồng", Budget(1.5e9, 1.5e9, "VND")),
        ("1,5 - 2 tỷ", Budget(1.5e9, 2e9)),
        ("1,234 tỷ", Budget(1.234e9, 1.234e9)),
        ("1,234", Budget(1234, 1234)),
        ("tối đa 3 tỷ", Budget(None, 3e9)),
        ("từ 200 triệu", Budget(2e8, None)),
        ("USD 20,000", Budget(20_000, 20_000, "USD")),
        ("500000000đ", Budget(5e8, 5e8)),
        ("150.000 đ/kg", Budget(150_000, 150_000, "VND")),
        ("2 tỷ mỗi dây chuyền", Budget(2e9, 2e9)),
        ("1 tỷ 200 triệu", Budget(1.2e9, 1.2e9)),
        ("2 tỷ rưỡi", Budget(2.5e9, 2.5e9)),
        ("từ 1 tỷ rưỡi đến 2 tỷ", Budget(1.5e9, 2e9)),
        ("thỏa thuận", Budget(None, None)),
        (700, Budget(7e8, 7e8)),
    ],
)
def test_amounts_are_read_as_people_write_them(text, budget):
    multiplier = 1e6 if text == 700 else 1.0

    assert read_cell(column("money_high"), text, ",", multiplier) == (budget, [])


@pytest.mark.parametrize("cell", ["rất nhiều", "-500 triệu", "−2 tỷ", "12abc", "40kW", -5, "1 tỷ 200", "12 tỷ 5"])
def test_an_amount_that_is_none_is_named(cell):
    value, [trouble] = read_cell(column("money_high"), cell)

    assert (value, trouble.code) == (Budget(None, None), "money_unreadable")


def test_specification_rows_are_read_from_one_cell():
    cell = "Công suất|>=|1.200|kg/h|bắt buộc;Độ ẩm|khoảng|10-12|%;\nnhiệt độ ≤ 60,5 °C; Vật liệu|in|inox, nhôm|"

    rows, troubles = read_cell(column("specifications"), cell)

    assert rows == (
        SpecificationRow("Công suất", ">=", 1200.0, unit="kg/h", must=True),
        SpecificationRow("Độ ẩm", "range", 10.0, 12.0, unit="%"),
        SpecificationRow("nhiệt độ", "<=", 60.5, unit="°C"),
        SpecificationRow("Vật liệu", "in", text="inox, nhôm"),
    )
    assert [trouble.code for trouble in troubles] == ["number_ambiguous"]


def test_codes_are_read_as_codes_names_and_lists():
    modes, troubles = read_cell(column("modes"), "li-xăng độc quyền; turnkey, Tư vấn; phép thuật")

    assert modes == ("exclusive_licence", "turnkey", "consulting")
    assert [(trouble.code, trouble.facts["text"]) for trouble in troubles] == [("code_unknown", "phép thuật")]


def test_a_finer_code_stands_for_its_branch():
    assert read_cell(column("sectors"), "2599") == (("25",), [])


@pytest.mark.parametrize(("cell", "level"), [(6, 6), ("TRL 7", 7), ("5/9", 5), ("4-5", 4), (6.0, 6)])
def test_readiness_levels_are_read(cell, level):
    assert read_cell(column("trl"), cell) == (level, [])


@pytest.mark.parametrize(("cell", "answer"), [("C", "yes"), ("K", "no"), ("ẩn danh", "anonymous"), ("Có", "yes")])
def test_consent_is_yes_no_or_anonymous(cell, answer):
    assert read_cell(column("consent"), cell) == (answer, [])


def test_dates_are_read():
    assert read_cell(column("surveyed"), "01/03/2026") == (date(2026, 3, 1), [])


def test_reading_columns_needs_neither_django_nor_a_database():
    code = "import sys, cungcau.listings.columns; print([m for m in ('django', 'sqlite3', 'numpy') if m in sys.modules])"

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("side", ["need", "offer", "organisation", "expert"])
def test_every_column_is_found_by_its_key_and_by_both_of_its_headings(side):
    lost = [
        (each.name, text) for each in columns_of(side) for text in (each.key, each.vi, each.en)
        if find_column(text, side) is not each
    ]  # fmt: skip

    assert lost == []


@given(st.lists(st.builds(
    SpecificationRow, st.text(TEXT, min_size=1).map(one_line).filter(bool), st.sampled_from(["=", ">=", "<"]),
    st.floats(allow_nan=False, allow_infinity=False), st.none(), st.just(""), st.text(TEXT).map(one_line), st.booleans(),
), max_size=4))  # fmt: skip
def test_specification_rows_come_back_from_their_cell(rows):
    found, troubles = read_cell(column("specifications"), specification_text(rows, "bắt buộc"), ",")

    assert (list(found), troubles) == (rows, [])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("công suất ≥ 200 kg/h bắt buộc", ("công suất", ">=", 200.0, "kg/h", True)),
        ("Công suất: tối thiểu 200 kg/h", ("Công suất", ">=", 200.0, "kg/h", False)),
        ("Độ ồn: không quá 75 dBA (bắt buộc)", ("Độ ồn", "<=", 75.0, "dBA", True)),
        ("Noise: at most 75 dBA, required", ("Noise", "<=", 75.0, "dBA", True)),
    ],
)
def test_rows_told_in_words_say_what_is_least_most_and_required(text, row):
    [found], troubles = read_cell(column("specifications"), text)

    assert ((found.parameter, found.operator, found.value, found.unit, found.must), troubles) == (row, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kích thước|>=|250|mm|bắt buộc|thừa", "specification_unreadable"),
        ("Công suất >= hai trăm", "specification_no_number"),
        ("Công suất ≤ 1e400 kg", "specification_no_number"),
    ],
)
def test_a_row_that_says_too_much_or_no_number_is_named(text, code):
    assert [trouble.code for trouble in read_cell(column("specifications"), text)[1]] == [code]
