"""Reading files into rows; the command's own tests try the faults, these the seams."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cungcau.kit.tables import Limits, TableRefused, column_letters, open_table
from cungcau.kit.tables.delimited import delimited_rows, delimiter_of
from cungcau.kit.tables.merges import merged_ranges


def rows_of(text: str) -> list[tuple[int, dict[int, object]]]:
    lines = iter(text.splitlines(keepends=True))
    return [(row.number, row.cells) for row in delimited_rows(lines, Limits())]


def test_positions_have_the_letters_of_a_spreadsheet():
    assert [column_letters(position) for position in (0, 25, 26, 27, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AB",
        "ZZ",
        "AAA",
    ]


def test_empty_lines_count_but_give_no_row():
    assert rows_of("a,b\n\n,,\nc,d\n") == [(1, {0: "a", 1: "b"}), (4, {0: "c", 1: "d"})]


def test_a_record_is_numbered_by_its_first_line():
    assert rows_of('a,b\n"x\ny\nz",1\nc,d\n') == [
        (1, {0: "a", 1: "b"}),
        (2, {0: "x\ny\nz", 1: "1"}),
        (5, {0: "c", 1: "d"}),
    ]


def test_after_a_lost_quote_the_next_line_is_read_as_usual():
    rows = list(delimited_rows(iter(['a,"b\n', "c,d\n", "e,f\n"]), Limits()))

    assert [(row.number, row.cells, [fault.code for fault in row.faults]) for row in rows] == [
        (1, {0: "a", 1: "b"}, ["quote_not_closed"]),
        (2, {0: "c", 1: "d"}, []),
        (3, {0: "e", 1: "f"}, []),
    ]


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["a;b;c", "x, y;1,5;z", "p, q;2,5;r"], ";"),
        (["a,b", '"x;y;z",1', '"p;q;r",2'], ","),
        (["a\tb", "x, y\tz; w"], "\t"),
        (["a|b", "1|2"], "|"),
        (["only"], ","),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_evenly(lines, delimiter):
    assert delimiter_of([line + "\n" for line in lines]) == delimiter


def test_merged_ranges_are_found_across_blocks():
    xml = b'<x><mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell  ref=\'C3:C9\' /></mergeCells></x>'

    found = {tuple(merged_ranges([xml[:cut], xml[cut:]])) for cut in range(len(xml))}

    assert found == {((1, 2, 0, 1), (3, 9, 2, 2))}


def test_faults_of_a_row_are_kept_with_it(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("id,title\n1,#N/A\n", encoding="utf-8")

    [_headings, row] = open_table(path).rows

    assert (row.cells, [(fault.code, fault.column) for fault in row.faults]) == (
        {0: "1"},
        [("cell_error", 1)],
    )


def test_memory_does_not_grow_with_the_file(tmp_path: Path):
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,title\n")
        file.writelines(f"{number},{'mô tả ' * 50}\n" for number in range(30_000))

    tracemalloc.start()
    count = sum(1 for _row in open_table(path).rows)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 30_001
    assert peak < path.stat().st_size / 2


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any-bytes"
    path.write_bytes(content)

    assert read_or_refused(path)


def read_or_refused(path: Path) -> bool:
    """Whether a file gives rows or a named fault; any other exception is a failure of the test."""
    try:
        list(open_table(path).rows)
    except TableRefused as refused:
        return bool(refused.fault.code)
    return True


def a_workbook() -> bytes:
    book = Workbook()
    book.active.append(["id", "title"])
    book.active.append([1, "Máy sấy"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WORKBOOK = a_workbook()


@given(st.lists(st.tuples(st.integers(0, 6000), st.integers(1, 255)), min_size=1, max_size=6))
def test_a_workbook_with_broken_bytes_is_read_or_refused(tmp_path_factory, faults):
    content = bytearray(WORKBOOK)
    for at, change in faults:
        content[at % len(content)] ^= change
    path = tmp_path_factory.getbasetemp() / "broken.xlsx"
    path.write_bytes(bytes(content))

    assert read_or_refused(path)
