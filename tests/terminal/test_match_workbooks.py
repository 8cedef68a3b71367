"""Workbooks as people make them: merged cells, hidden rows, formulas, errors, dates, macros, several sheets."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

NAMES = ("needs.xlsx", "offers.csv")
HEADINGS = ["Mã", "Tiêu đề", "Mô tả", "TRL tối thiểu"]


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def book() -> Workbook:
    made = Workbook()
    made.active.append(HEADINGS)
    made.active.append(["N1", "Máy sấy bơm nhiệt", "quả vải", 6])
    made.active.append(["N2", "Xử lý nước thải nhuộm", "khử màu", 7])
    return made


def test_a_workbook_with_two_heading_rows_is_read(match, book):
    book.active.insert_rows(2)
    for position, key in enumerate(["ma_ngoai", "tieu_de", "mo_ta", "TRL_toi_thieu"], 1):
        book.active.cell(2, position, key)

    run = match(saved(book), names=NAMES)

    assert run.needs == {"N1", "N2"}
    assert run.problems == []


def test_merged_cells_count_for_the_whole_range(match, book):
    sheet = book.active
    sheet.append(["N3", None, None, 5])
    sheet.merge_cells("B3:B4")

    run = match(saved(book), "id,title\nO1,zzz\n", names=NAMES)

    titles = {each["need_id"]: each["need_title"] for each in run.lines("unmatched")}
    assert titles["N3"] == "Xử lý nước thải nhuộm"
    assert "B3:B4" in run.err


def test_a_record_that_spans_merged_rows_is_one_record(match, book):
    for column in "ABCD":
        book.active.merge_cells(f"{column}3:{column}5")

    assert match(saved(book), names=NAMES).needs == {"N1", "N2"}


def test_rows_under_one_merged_id_are_all_used(match, book):
    sheet = book.active
    sheet.append([None, "Lọc bụi", "khói lò", 5])
    sheet.merge_cells("A3:A4")

    run = match(saved(book), names=NAMES)

    assert run.needs == {"N1", "N2", "row-4"}
    assert run.codes()["id_from_merge"] == 4


def test_a_banner_merged_over_the_headings_is_passed(match, book):
    book.active.insert_rows(1)
    book.active["A1"] = "DANH SÁCH NHU CẦU"
    book.active.merge_cells("A1:D1")

    assert match(saved(book), names=NAMES).needs == {"N1", "N2"}


def test_hidden_rows_are_used_and_named(match, book):
    book.active.row_dimensions[3].hidden = True

    run = match(saved(book), names=NAMES)

    assert run.needs == {"N1", "N2"}
    assert "Hidden rows were used like others: 3" in run.err


def test_macros_are_never_run_and_the_table_is_read(match, book, tmp_path):
    content = io.BytesIO(saved(book))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro")

    run = match(content.getvalue(), names=("needs.xlsm", "offers.csv"))

    assert run.needs == {"N1", "N2"}
    assert "macros; they were not run" in run.err


def with_cell(content: bytes, reference: str, xml: str) -> bytes:
    """The workbook with the cell's XML replaced."""
    source = zipfile.ZipFile(io.BytesIO(content))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start = text.index(f'<c r="{reference}"'.encode())
                end = text.index(b"</c>", start) + 4
                text = text[:start] + xml.encode() + text[end:]
            archive.writestr(name, text)
    return file.getvalue()


def test_the_stored_value_of_a_formula_is_used(match, book):
    content = with_cell(saved(book), "B2", '<c r="B2" t="str"><f>A1&amp;"x"</f><v>Giá trị đã lưu</v></c>')

    run = match(content, "id,title\nO1,zzz\n", names=NAMES)

    assert run.lines("unmatched")[0]["need_title"] == "Giá trị đã lưu"


def test_a_formula_without_stored_value_is_named(match, book):
    book.active["D2"] = "=1+5"

    run = match(saved(book), names=NAMES)

    [problem] = run.problems
    assert (problem["code"], problem["row"], problem["column"]) == (
        "formula_without_value",
        2,
        "D (TRL tối thiểu)",
    )


def test_an_error_cell_is_named(match, book):
    content = with_cell(saved(book), "D2", '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')

    [problem] = match(content, names=NAMES).problems

    assert (problem["code"], problem["row"]) == ("cell_error", 2)
    assert "#DIV/0!" in problem["problem"]


def test_dates_come_as_cells_serials_and_text(match):
    book = Workbook()
    book.active.append(["Mã", "Tiêu đề", "Ngày khảo sát"])
    for number, day in enumerate([date(2026, 3, 1), 46082, "01/03/2026", "2026-03-01"]):
        book.active.append([number, "Máy sấy", day])

    assert match(saved(book), names=NAMES).problems == []


def test_old_fonts_in_a_workbook_are_converted(match):
    book = Workbook()
    book.active.append(["id", "title"])
    book.active.append([1, "Xö lý n­íc th¶i dÖt nhuém"])
    book.active.append([2, "ThiÕt bÞ sÊy b¬m nhiÖt"])

    run = match(saved(book), "id,title\nO1,zzz\n", names=NAMES)

    assert [each["need_title"] for each in run.lines("unmatched")] == [
        "Xử lý nước thải dệt nhuộm",
        "Thiết bị sấy bơm nhiệt",
    ]


def test_the_sheet_with_a_table_is_found_and_others_are_named(match, book):
    guide = book.create_sheet("Hướng dẫn", 0)
    guide.append(["Đọc kỹ trước khi điền"])

    run = match(saved(book), names=NAMES)

    assert run.needs == {"N1", "N2"}
    assert "Hướng dẫn" in run.err


def test_a_hidden_sheet_gives_way_to_a_shown_one(match, book):
    old = book.create_sheet("Cũ", 0)
    old.append(HEADINGS)
    old.append(["X1", "Cũ", "cũ", 1])
    old.sheet_state = "hidden"

    assert match(saved(book), names=NAMES).needs == {"N1", "N2"}


def test_numbers_as_ids_are_read_as_people_see_them(match):
    book = Workbook()
    book.active.append(["Mã", "Tiêu đề"])
    book.active.append([12, "Máy sấy"])
    book.active.append([13.0, "Máy lọc"])

    assert match(saved(book), names=NAMES).needs == {"12", "13"}


def test_row_numbers_are_those_of_the_sheet_even_with_empty_rows(match, book):
    book.active["A9"] = "N9"

    assert match(saved(book), names=NAMES).codes(used=False) == {"row_without_words": 9}


def test_a_workbook_named_csv_is_still_a_workbook(match, book, tmp_path: Path):
    assert match(saved(book), names=("needs.csv", "offers.csv")).needs == {"N1", "N2"}
