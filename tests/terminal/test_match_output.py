"""What is written: three lists in three kinds of file, reasons that add up, and never a formula."""

from __future__ import annotations

import csv
import io
import re

import pytest
from openpyxl import Workbook, load_workbook

NEEDS = """id,title,description,=ghi chú
=N1,"=HYPERLINK(""http://x"")",Máy sấy bơm nhiệt quả vải,@SUM(A1)
-N2,+Máy lọc,zzz,x
,,,lạc
"""
OFFERS = "id,title,description\n+O1,-Máy sấy bơm nhiệt,sấy quả vải bơm nhiệt\nO2,Hàn,robot hàn hồ quang\n"


def rows_of(sheet) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_a_pair_in_json_lines_has_these_keys_and_reasons_that_add_up(match):
    pair = match().pairs[0]

    assert list(pair) == ["need_id", "offer_id", "rank", "score", "reasons"]
    assert {key for reason in pair["reasons"] for key in reason} == {"part", "points", "text"}
    assert sum(reason["points"] for reason in pair["reasons"]) == pair["score"]
    assert pair["reasons"][0]["part"] == "subject"


def test_the_obvious_offers_come_first(match):
    firsts = {pair["need_id"]: pair["offer_id"] for pair in match().pairs if pair["rank"] == 1}

    assert firsts == {"N1": "O1", "N2": "O2"}


def test_top_limits_the_pairs_of_each_need(match):
    offers = "id,title\n" + "".join(f"O{number},Máy sấy bơm nhiệt {number}\n" for number in range(9))

    run = match("id,title\nN1,Máy sấy bơm nhiệt\n", offers, "--top", "3")

    assert [pair["rank"] for pair in run.pairs] == [1, 2, 3]


def test_reasons_speak_the_chosen_language(match):
    vietnamese, english = match(lang="vi").pairs[0], match(lang="en").pairs[0]

    assert "cùng nói về" in vietnamese["reasons"][0]["text"]
    assert "both speak of" in english["reasons"][0]["text"]
    assert vietnamese["score"] == english["score"]


def test_the_workbook_has_three_sheets(match):
    run = match("id,title\nN1,Máy sấy bơm nhiệt\nN2,zzz qqq\nN1,hai\n", output="matches.xlsx", lang="vi")

    book = load_workbook(run.output)
    assert book.sheetnames == ["Cặp đề xuất", "Nhu cầu chưa có nguồn cung", "Dòng có vấn đề"]
    pairs, unmatched, problems = (rows_of(sheet) for sheet in book)
    assert pairs[0][:4] == ("Nhu cầu", "Nguồn cung", "Hạng", "Điểm")
    assert pairs[1][:3] == ("N1", "O1", 1)
    assert unmatched[1][:3] == ("N2", 3, "zzz qqq")
    assert problems[0][:5] == ("Tệp", "Dòng", "Cột", "Vấn đề", "Cách sửa")
    assert problems[1][:3] == ("needs.csv", 4, "1 (id)")


def test_csv_has_two_more_files(match):
    run = match("id,title\nN1,Máy sấy bơm nhiệt\nN2,zzz qqq\nN1,hai\n", output="matches.csv")

    def table(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((run.output.parent / name).read_text("utf-8-sig"))))

    assert [(row["need_id"], row["offer_id"], row["rank"]) for row in table("matches.csv")] == [("N1", "O1", "1")]
    assert [row["need_id"] for row in table("matches.unmatched.csv")] == ["N2"]
    assert [(row["file"], row["row"], row["used"]) for row in table("matches.problems.csv")] == [("needs.csv", "4", "no")]


def test_both_lists_are_told_shortly_on_standard_error(match):
    run = match("id,title\nN1,Máy sấy bơm nhiệt\nN2,zzz qqq\nN1,hai\n")

    assert "1 need without a good offer:\n  N2 (row 3) zzz qqq" in run.err
    assert "1 row could not be used:\n  needs.csv, row 4" in run.err


def test_nothing_in_a_file_commands_the_terminal(match):
    needs = "id,title\n\x1b[2JN\x1b]0;x\x07,\"zzz\x1b[31m\u202eqqq\u009b2J\x7f\rxxx\"\n,\x1b[1mhai\nN3,\n"

    run = match(needs, names=("needs\x1b[5m.csv", "offers.csv"), output="matches\x1b[7m.jsonl")

    assert run.code == 0
    assert "zzz\ufffd[31mqqq" in run.err
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", run.err)


def test_long_lists_are_cut_on_standard_error(match):
    run = match("id,title\n" + "".join(f"N{number},zzz{number}\n" for number in range(30)))

    assert "… and 25 more" in run.err


def test_no_text_becomes_a_formula_in_a_workbook(match):
    run = match(NEEDS, OFFERS, output="matches.xlsx")

    kinds = {cell.data_type for sheet in load_workbook(run.output) for row in sheet.iter_rows() for cell in row}
    texts = {cell.value for row in load_workbook(run.output).worksheets[0].iter_rows() for cell in row}
    assert "f" not in kinds
    assert {"=N1", "+O1", "@SUM(A1)"} <= texts


def test_no_text_becomes_a_formula_in_csv(match):
    run = match(NEEDS, OFFERS, output="matches.csv")

    for path in run.output.parent.glob("matches*.csv"):
        cells = [cell for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))) for cell in row]
        assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell] == []
    assert "'=N1" in run.output.read_text("utf-8-sig")


def test_json_lines_carry_texts_unchanged(match):
    pair = match(NEEDS, OFFERS).pairs[0]

    assert (pair["need_id"], pair["offer_id"]) == ("=N1", "+O1")
    assert pair["need_extra"] == {"=ghi chú": "@SUM(A1)"}


def test_control_characters_do_not_break_a_workbook(match):
    run = match("id,title\nN1,Máy sấy\x07 bơm nhiệt\x0b\n", output="matches.xlsx")

    assert run.code == 0
    assert len(load_workbook(run.output).sheetnames) == 3


def test_half_a_character_in_json_does_not_break_the_result(match):
    run = match('{"id": "N1", "title": "M\\u00e1y s\\u1ea5y b\\u01a1m nhi\\u1ec7t \\ud800"}\n')

    assert run.code == 0


def test_results_are_the_same_every_time(match):
    assert match().pairs == match().pairs


def test_dates_and_numbers_of_other_columns_stay_what_they_are(match):
    book = Workbook()
    book.active.append(["id", "title", "số lượng"])
    book.active.append(["N1", "Máy sấy bơm nhiệt quả vải", 12.5])
    file = io.BytesIO()
    book.save(file)

    run = match(file.getvalue(), output="matches.xlsx", names=("needs.xlsx", "offers.csv"))

    assert rows_of(load_workbook(run.output).worksheets[0])[1][-1] == 12.5


@pytest.mark.parametrize("top", ["0", "-3", "abc", "2.5"])
def test_a_number_of_offers_that_is_none_is_said_in_the_language_of_the_run(match, top):
    run = match(NEEDS, OFFERS, f"--top={top}", lang="vi")

    assert run.code == 2
    assert run.err == f"--top: “{top}” không phải là số nguyên từ 1 trở lên. Viết chẳng hạn --top 5.\n"


def test_one_file_for_both_is_refused(match, tmp_path):
    both = tmp_path / "both.csv"
    both.write_text(NEEDS, encoding="utf-8")

    run = match(both, both, lang="en")

    assert run.code == 2
    assert run.err.startswith("both.csv: The same file was given twice")
    assert len(run.err.splitlines()) == 1
    assert match(both, both, "--as-given").code == 0


def test_one_of_a_kind_is_counted_as_one(match):
    run = match("id,title\nN1,Máy sấy bơm nhiệt\n", "id,title\nO1,Máy sấy bơm nhiệt\n", lang="en")

    assert run.err.startswith("1 need × 1 offer: 1 pair proposed in ")
