"""What gives people away in a text, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.listings.telltale import contact_details, named_in, spoken_of

GIVEN_AWAY = [
    ("gọi 0912 345 678 gặp anh Nam", "0912 345 678"),
    ("ĐT: 0243.974.5678", "0243.974.5678"),
    ("call +84 912-345-678", "+84 912-345-678"),
    ("viết về lien.he@saomai.vn nhé", "lien.he@saomai.vn"),
    ("xem https://saomai.vn/lien-he.", "https://saomai.vn/lien-he"),
    ("trang www.saomai.com.vn", "www.saomai.com.vn"),
    ("trang saomai.com.vn", "saomai.com.vn"),
    ("MST 0100109106", "0100109106"),
    ("MST 0100109106-001", "0100109106-001"),
    ("STK 1902 3344 5566 ngân hàng X", "STK 1902 3344 5566"),
]
INNOCENT = [
    "từ 01/02/2026 đến 15/03/2027", "ngày 02.09.2026 15 giờ", "lưu lượng 350.000.000 m³", "0,5–0,8 mg/L", "sai số 0.123456789",
    "QCVN 40:2025/BTNMT", "bằng độc quyền 1-0012345", "1234567890 lần", "C02F 1/28", "Na2SO4.10H2O", "vòng quay 18.000 vòng/phút",
    "phiên bản 2.10.4", "v.v.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), GIVEN_AWAY)
def test_it_is_found_as_it_stands(text, found):
    assert list(contact_details(text)) == [found]


@pytest.mark.parametrize("text", INNOCENT)
def test_figures_days_standards_and_formulas_are_left_alone(text):
    assert list(contact_details(text)) == []


@given(st.text(alphabet="0123456789 .,-+()/@abđ", max_size=60))
def test_no_text_makes_it_fail(text):
    assert all(found in text or found.strip() for found in contact_details(text))


DETAILS = st.sampled_from(["0912345678", "0987 654 321", "+84912345678", "ten@congty.vn"])


@given(DETAILS, st.text(alphabet="aăđ ,;:\n", max_size=30))
def test_it_is_found_wherever_it_stands(detail, around):
    assert any(detail in found for found in contact_details(f"{around} {detail} {around}"))


def test_names_are_found_as_whole_words_with_or_without_marks():
    names = ["Công ty Cơ khí Sao Mai", "SM"]

    assert list(named_in("bởi CONG TY CO KHI SAO MAI, Hà Nội", names)) == names[:1]
    assert list(named_in("smart", names)) == []


def test_phrases_are_told_apart_by_their_marks():
    assert list(spoken_of("không có báo giả", ["báo giá", "báo giả"])) == ["báo giả"]
