"""Writing: whole or not at all, and never a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cungcau.kit.tables import open_table, workbook_writing
from cungcau.kit.tables.workbook_writing import XlsxFile
from cungcau.kit.tables.writing import CsvFile, JsonFile, is_formula_like, unguarded, written_whole


def test_files_appear_together_when_the_work_is_done(tmp_path: Path):
    paths = [tmp_path / "a", tmp_path / "b"]

    with written_whole(*paths) as parts:
        for part in parts:
            part.write_text("x")
        assert [path.exists() for path in paths] == [False, False]

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_nothing_changes_when_the_work_fails(tmp_path: Path):
    path = tmp_path / "a"
    path.write_text("earlier")

    def half() -> None:
        with written_whole(path) as (part,):
            part.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()

    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a", "earlier")]


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-x", "@SUM", "\t=1", "\r=1", "＝1", "  =1", "\n=1"])
def test_texts_that_a_spreadsheet_would_compute_are_known(text):
    assert is_formula_like(text)


@given(st.text(min_size=1, max_size=40))
def test_every_text_comes_back_from_a_workbook_as_text(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    book = XlsxFile(path)
    book.sheet("A", ["text"]).add([text])
    book.close()

    cell = load_workbook(path).active["A2"]

    assert cell.data_type in ("s", "n")
    assert cell.value is None or isinstance(cell.value, str)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_no_csv_cell_begins_like_a_formula(tmp_path_factory, cells):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    file = CsvFile(path, ["a"])
    file.add(cells)
    file.close()

    with path.open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.reader(written))

    assert [cell for row in rows for cell in row if is_formula_like(cell)] == []


def test_numbers_stay_numbers(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    book = XlsxFile(path)
    book.sheet("A", ["n", "none"]).add([-5, None])
    book.close()

    assert load_workbook(path).active["A2"].value == -5


def test_rows_that_do_not_fit_go_on_in_a_following_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook_writing, "LAST_ROW", 3)
    path = tmp_path / "a.xlsx"
    book = XlsxFile(path)
    sheet = book.sheet("Pairs", ["n"])
    for number in range(5):
        sheet.add([number])
    book.close()

    values = {each.title: [cell.value for (cell,) in each.iter_rows()] for each in load_workbook(path)}
    assert values == {"Pairs": ["n", 0, 1], "Pairs 2": ["n", 2, 3], "Pairs 3": ["n", 4]}


def test_json_lines_are_utf_8_and_one_line_each(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    file = JsonFile(path)
    file.add({"a": "sấy\nlọc \ud800"})
    file.close()

    assert path.read_bytes().decode("utf-8").count("\n") == 1


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_", "'=1", "'-"])
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_looks_like_a_sign_of_the_format_comes_back_as_it_was(tmp_path: Path, text, suffix):
    path = tmp_path / f"signs.{suffix}"
    if suffix == "xlsx":
        book = XlsxFile(path)
        book.sheet("A", ["text", "b"]).add([text, "x"])
        book.close()
    else:
        file = CsvFile(path, ["text", "b"])
        file.add([text, "x"])
        file.close()

    cell = [row.cells[0] for row in open_table(path).rows][1]

    assert (unguarded(cell) if suffix == "csv" else cell) == text
