"""Rows and cells that are odd: usable rows are used, the others are named with row, column and what to do."""

from __future__ import annotations

import json
import re

import pytest

from cungcau.engines.common.text import HIDDEN


def test_usable_rows_are_used_even_when_others_are_not(match):
    needs = "id,title,description\nN1,Máy sấy bơm nhiệt,vải thiều\nN2,,\nN1,Máy lọc nước,nước thải nhuộm\n"

    run = match(needs)

    assert run.code == 0
    assert run.needs == {"N1"}
    assert run.codes(used=False) == {"row_without_words": 3, "id_twice": 4}


def test_a_second_row_with_the_same_id_names_both_rows(match):
    run = match("id,title\nN1,Máy sấy\nN2,Máy lọc\nN1,Máy hàn\n")

    [problem] = [each for each in run.problems if each["code"] == "id_twice"]
    assert (problem["file"], problem["row"], problem["column"]) == ("needs.csv", 4, "1 (id)")
    assert problem["problem"] == "The id “N1” was already given in row 2; this row was not used."
    assert problem["mend"] == "Give each row an id of its own."
    assert "needs.csv, row 4, column 1 (id)" in run.err


def test_a_row_without_id_is_called_by_its_number(match):
    run = match("id,title\n,Máy sấy bơm nhiệt\nN2,Máy lọc\n")

    assert run.needs == {"row-2", "N2"}
    assert run.codes(used=True) == {"id_missing": 2}


def test_a_file_without_an_id_column_does(match):
    assert match("title\nMáy sấy bơm nhiệt\nMáy lọc nước\n").needs == {"row-2", "row-3"}


def test_a_made_up_id_does_not_clash_with_a_given_one(match):
    assert match("id,title\nrow-3,Máy sấy\n,Máy lọc\n").needs == {"row-3", "row-3+"}


def test_row_numbers_count_lines_inside_quotes(match):
    needs = 'id,title,description\nN1,Máy sấy,"dòng một\ndòng hai\ndòng ba"\n\n,Máy lọc,x\nN3,,\n'

    run = match(needs)

    assert run.needs == {"N1", "row-6"}
    assert run.codes() == {"id_missing": 6, "row_without_words": 7}


def test_a_quote_that_is_never_closed_costs_one_line_only(match):
    lines = [f"N{number},Máy sấy số {number},mô tả" for number in range(2, 1200)]
    lines[3] = 'N5,"Máy sấy số 5,mô tả'

    run = match("id,title,description\n" + "\n".join(lines) + "\n", "id,title\nO1,Máy sấy\n", "--top", "1")

    assert len(run.needs) == len(lines)
    assert run.codes()["quote_not_closed"] == 5


def test_quotes_inside_a_field_are_text(match):
    run = match('id,title\nN1,Màn hình 24" cho xe lạnh\nN2,"Máy ""sấy"" lạnh"\n')

    assert run.needs == {"N1", "N2"}
    assert run.problems == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_noticed(match, delimiter):
    rows = [["id", "title", "description"], ["N1", "Máy sấy", "a và b"], ["N2", "Máy lọc", "c"]]

    run = match("\n".join(delimiter.join(row) for row in rows))

    assert run.needs == {"N1", "N2"}
    assert run.problems == []


def test_semicolons_between_fields_and_commas_in_texts(match):
    run = match("id;title;description\nN1;Máy sấy, lọc, rửa;a, b, c, d\nN2;Máy, hàn;x\nN3;Lò;y, z\n")

    assert run.needs == {"N1", "N2", "N3"}


def test_the_line_that_excel_writes_to_name_the_delimiter_is_understood(match):
    run = match("sep=;\nid;title\nN1;Máy sấy\n;Máy lọc\n")

    assert run.needs == {"N1", "row-4"}


@pytest.mark.parametrize(
    "headings",
    [
        "Mã;Tiêu đề;Mô tả;TRL tối thiểu",
        "ma;tieu de;mo ta;trl toi thieu",
        "MÃ;TIÊU ĐỀ (*);MÔ TẢ;TRL TỐI THIỂU",
        "id;title;description;minimum TRL",
        "ma_ngoai;tieu_de;mo_ta;TRL_toi_thieu",
        "ID;Title;Description;min_trl",
    ],
)
def test_headings_are_known_in_every_form(match, headings):
    run = match(f"{headings}\nN1;Máy sấy;mô tả;12\n")

    assert run.needs == {"N1"}
    assert run.codes() == {"trl_unreadable": 2}


def test_a_row_of_machine_keys_below_the_headings_is_no_record(match):
    run = match("Mã,Tiêu đề,Mô tả\nma_ngoai,tieu_de,mo_ta\nN1,Máy sấy,x\n,Máy lọc,y\n")

    assert run.needs == {"N1", "row-4"}


def test_lines_above_the_headings_are_passed_and_told(match):
    run = match("PHIẾU KHẢO SÁT NHU CẦU,,\nĐợt 2/2026,,\nMã,Tiêu đề,Mô tả\nN1,Máy sấy,x\n")

    assert run.needs == {"N1"}
    assert "rows_above_headings" in run.codes()


def test_headings_repeated_by_a_printout_are_set_aside(match):
    run = match("Mã,Tiêu đề\nN1,Máy sấy\nMã,Tiêu đề\nN2,Máy lọc\n")

    assert run.needs == {"N1", "N2"}
    assert run.codes(used=False) == {"headings_again": 3}


def test_unknown_columns_are_carried_through_and_named_once(match):
    needs = "id,title,người lập,ghi chú\nN1,Máy sấy bơm nhiệt quả vải,An,gấp\nN2,Máy sấy bơm nhiệt,Bình,\n"

    run = match(needs)

    [named] = [each for each in run.problems if each["code"] == "columns_unknown"]
    assert named["problem"].endswith("người lập, ghi chú.")
    assert run.pairs[0]["need_extra"] == {"người lập": "An", "ghi chú": "gấp"}


def test_an_unknown_code_is_dropped_and_named_and_the_row_is_used(match):
    run = match("id,title,hinh_thuc_hop_tac\nN1,Máy sấy,li-xăng độc quyền; phép thuật\n")

    [problem] = run.problems
    assert run.needs == {"N1"}
    assert (problem["code"], problem["row"], problem["column"]) == (
        "code_unknown",
        2,
        "3 (hinh_thuc_hop_tac)",
    )
    assert "“phép thuật”" in problem["problem"]


def test_dates_as_text_are_read_and_what_is_no_date_is_named(match):
    rows = ["31/12/2025", "2025-12-31", "31.12.2025", "46000", "tháng 3/2026", "hôm qua"]
    needs = "id,title,ngay_khao_sat\n" + "".join(f"N{at},Máy sấy,{day}\n" for at, day in enumerate(rows, 2))

    assert match(needs).codes() == {"date_unreadable": 7}


def test_an_error_cell_of_a_spreadsheet_counts_as_empty(match):
    run = match("id,title,TRL_toi_thieu\nN1,Máy sấy,#DIV/0!\nN2,#REF!,5\n")

    assert run.needs == {"N1"}
    assert [(each["code"], each["row"]) for each in run.problems] == [
        ("cell_error", 2),
        ("cell_error", 3),
        ("row_without_words", 3),
    ]


def test_specification_rows_that_cannot_be_read_are_kept_as_text(match):
    run = match("id,title,yeu_cau_ky_thuat\nN1,Máy sấy,công suất|>=|200|kg/h;thật đẹp\n")

    assert run.codes() == {"specification_unreadable": 2}


def test_a_number_that_can_be_read_two_ways_is_said(match):
    run = match("Mã;Tiêu đề;Yêu cầu kỹ thuật\nN1;Máy sấy;công suất|>=|1.200|kg/h\n")

    assert "was read as 1200" in run.problems[0]["problem"]


def test_amounts_with_separators_both_ways_are_read(match):
    amounts = ["1.234.567", "1,234,567", "1.234,5", "1,234.5", "500 triệu", "1,5 tỷ", "USD 20,000"]
    needs = "id;title;kinh_phi_den\n" + "".join(f"N{at};Máy sấy;{each}\n" for at, each in enumerate(amounts))

    assert match(needs).problems == []


def test_lines_that_are_not_json_are_set_aside(match):
    needs = '{"id": "N1", "title": "Máy sấy"}\nxin chào\n[1, 2]\n{"id": "N4", "title": NaN}\n{"id": "N5", "tieu_de": "Lò"}\n'

    run = match(needs, names=("needs.jsonl", "offers.csv"))

    assert run.needs == {"N1", "N5"}
    assert [(each["code"], each["row"]) for each in run.problems] == [
        ("line_not_json", 2),
        ("line_not_object", 3),
        ("line_not_number", 4),
    ]


def test_where_a_line_stops_being_json_is_said_in_the_language_of_the_run(match):
    needs = '{"id": "N1", "title": "Máy sấy"}\n  {"id": "N2", "title" "Lò"}\n{"id": "N3", "title": NaN}\n' + "[" * 200_000 + "\n"

    run = match(needs, names=("needs.jsonl", "offers.csv"), lang="vi")

    assert [each["problem"] for each in run.problems] == [
        "Dòng không còn đúng cú pháp JSON từ ký tự thứ 24.",
        "Dòng có giá trị NaN, không phải là số trong JSON.",
        "Dòng lồng quá nhiều cấp hoặc có số quá dài.",
    ]


def test_json_may_carry_lists_and_objects(match):
    need = {
        "id": 7,
        "title": "Máy sấy",
        "keywords": ["vải", "sấy"],
        "specifications": [{"parameter": "công suất", "operator": ">=", "value": 200, "unit": "kg/h", "must": True}],
        "other": {"a": [1, None]},
    }

    run = match(json.dumps(need), names=("needs.jsonl", "offers.csv"))

    assert run.needs == {"7"}
    assert run.codes() == {"columns_unknown": None}


def test_what_nobody_sees_does_not_enter_from_a_file(match):
    needs = "id,title,note\nN\u200b1,Máy \u202eyấs\u202c bơm nhiệt\u00ad,\u2066x\u2069\nN2,\u202e\u200b,\n\u200b,\ufeff,\n"
    offer = {"id": "O1", "ti\u200btle": "Máy sấy\u200f bơm nhiệt", "keywords": ["sấ\u200by"], "n\u202eo": {"a\u200b": "b\u200b"}}

    run = match(needs, json.dumps(offer), names=("needs.csv", "offers.jsonl"))

    [pair] = run.pairs
    assert pair["need_id"] == "N1"
    assert run.codes(used=False) == {"row_without_words": 3}
    written = run.output.read_text(encoding="utf-8") + run.err + json.dumps(run.problems, ensure_ascii=False)
    assert not re.search(f"[{HIDDEN}]", written)


def test_content_tells_the_kind_before_the_name_does(match):
    run = match('{"id": "N1", "title": "Máy sấy"}\n', names=("needs.csv", "offers.csv"))

    assert run.needs == {"N1"}


def test_no_usable_row_says_why_the_first_was_not(match):
    run = match("id,title\nN1,\nN2,\n")

    assert run.code == 2
    assert "No row could be used" in run.err
    assert "row 2" in run.err


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_enormous_text_is_read_to_a_limit_and_named(match, quote):
    long = "máy sấy bơm nhiệt " * 20_000
    needs = f"id,title,description,ghi chú\nN1,Máy sấy,{quote}{long}{quote},{quote}{long}{quote}\nN2,{quote}{long}{quote},sấy,\n"

    run = match(needs)

    told = [(each["row"], each["column"]) for each in run.problems if each["code"] == "text_not_read_whole"]
    [first, second] = [next(pair for pair in run.pairs if pair["need_id"] == key) for key in ("N1", "N2")]
    assert told == [(2, "3 (description)"), (3, "2 (title)")]
    assert "359999 characters; only the first 10000 were analysed" in run.err
    assert first["need_extra"]["ghi chú"] == long.strip()
    assert second["offer_id"] == "O1"


def test_a_long_title_is_carried_through_whole(match):
    long = "máy sấy bơm nhiệt " * 1_000

    run = match(f"id,title\nN1,{long}\n", output="matches.csv")

    assert long.strip() in run.output.read_text(encoding="utf-8-sig")


def test_a_list_of_enormous_length_is_read_to_the_limit(match):
    need = {"id": "N1", "title": "Máy sấy bơm nhiệt", "keywords": [f"sấy {number}" for number in range(50_000)]}

    run = match(json.dumps(need), names=("needs.jsonl", "offers.csv"))

    assert run.needs == {"N1"}
    assert run.codes() == {"text_not_read_whole": 1}


@pytest.mark.parametrize("amount", ["1,2", "0", "999"])
def test_an_amount_without_its_word_is_named_and_left_out(match, amount):
    run = match("id,title\nN1,Máy sấy bơm nhiệt\n", f'id,title,gia\nO1,Máy sấy bơm nhiệt,"{amount}"\n')

    assert (run.code, "money_small" in run.codes()) == (0, True)
