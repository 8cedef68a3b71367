"""Files of which nothing can be used: one readable line, exit code 2, nothing written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from cungcau.config.cli import main

HEADINGS = ["id", "title", "description"]


def workbook(*sheets: tuple[str, list[list[object]]]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return file.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refused(run, *words: str) -> None:
    """Exit code 2, one line that holds the words, no trace, no file."""
    assert run.code == 2
    assert len(run.err.strip().splitlines()) == 1, run.err
    assert [word for word in words if word not in run.err] == []
    assert "Traceback" not in run.err
    assert list(run.output.parent.glob("matches*")) + list(run.output.parent.glob(".*part")) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "image"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "image"),
        (zipped(word__document_dot_xml="<w/>"), "Word"),
        (zipped(photo_dot_txt="x"), "archive"),
        (b"\x1f\x8b\x08" + b"\x00" * 50, "archive"),
        (b"<!DOCTYPE html><table><tr><td>id</td></tr></table>", "web page"),
        (b"<?xml version='1.0'?><records/>", "XML"),
        (bytes(range(256)) * 20, "binary"),
        (b'[{"id": 1, "title": "x"}]', "JSON list"),
    ],
)
def test_a_file_of_another_type_is_named(match, content, words):
    run = match(content, names=("needs.xlsx", "offers.csv"))

    refused(run, "needs.xlsx", words)


def test_a_file_that_does_not_exist_is_named(match, tmp_path):
    refused(match(tmp_path / "nothing.xlsx"), "nothing.xlsx", "no such file")


def test_a_folder_is_named(match, tmp_path):
    refused(match(tmp_path), "folder")


@pytest.mark.parametrize("words", [(".", "."), (".", "/"), ("/", ".")])
def test_a_folder_without_a_name_of_its_own_is_called_as_it_was_given(tmp_path, monkeypatch, capsys, words):
    monkeypatch.chdir(tmp_path)

    code = main(["match", *words, "-o", "matches.csv", "--lang", "en"])

    assert (code, capsys.readouterr().err) == (2, f"{words[0]}: This is a folder, not a file. Name a file in it.\n")


@pytest.mark.parametrize("content", ["", "\n\n  \n", b"\xef\xbb\xbf", b"\x00\x00\x00"])
def test_an_empty_file_is_named(match, content):
    refused(match(content), "needs.csv", "empty")


def test_an_empty_workbook_is_named(match):
    content = saved(workbook(("Nhu cầu", []), ("Khác", [])))

    refused(match(content, names=("needs.xlsx", "offers.csv")), "empty", "Nhu cầu, Khác")


@pytest.mark.parametrize("content", ["id,title,description\n", '\ufeff"id";"title"\r\n\r\n', '{"id": ""}\n'])
def test_headings_without_records_are_named(match, content):
    run = match(content)

    assert run.code == 2
    assert "needs.csv" in run.err


def test_a_workbook_with_headings_only_is_named(match):
    content = saved(workbook(("Nhu cầu", [["Mã", "Tiêu đề"], ["ma_ngoai", "tieu_de"]])))

    refused(match(content, names=("needs.xlsx", "offers.csv")), "headings only")


def test_a_table_without_known_headings_shows_what_it_found(match):
    refused(match("colour,size\nred,3\nblue,4\n"), "No heading row", "colour, size", "Title")


def test_an_encrypted_workbook_is_named_as_such(match):
    content = COMPOUND + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100

    refused(match(content, names=("needs.xlsx", "offers.csv")), "password", "without one")


@pytest.mark.parametrize("stream", ["Workbook", "Book"])
def test_an_old_workbook_is_named_with_what_to_do(match, stream):
    content = COMPOUND + stream.encode("utf-16-le") + b"\x00" * 100

    refused(match(content, names=("needs.xls", "offers.csv")), "old Excel workbook (.xls)", "save it as .xlsx")


def test_an_encrypted_part_inside_a_zip_is_named(match):
    content = bytearray(saved(workbook(("A", [HEADINGS, ["1", "x", "y"]]))))
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1  # the flag "encrypted" of each directory entry

    refused(match(bytes(content), names=("needs.xlsx", "offers.csv")), "password")


def test_a_damaged_workbook_is_named(match):
    content = saved(workbook(("A", [HEADINGS, ["1", "x", "y"]])))[:-200]

    refused(match(content, names=("needs.xlsx", "offers.csv")), "damaged")


def bomb(declared: int | None = None) -> bytes:
    """A sheet of 300 MB of spaces in a file of 300 kB; `declared` lies about its size in the directory."""
    file = io.BytesIO()
    good = zipfile.ZipFile(io.BytesIO(saved(workbook(("A", [HEADINGS, ["1", "x", "y"]])))))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, good.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(b"<worksheet><sheetData>")
            for _ in range(300):
                part.write(b" " * 1_000_000)
            part.write(b"</sheetData></worksheet>")
    content = bytearray(file.getvalue())
    if declared is not None:
        name_at = content.rfind(b"xl/worksheets/sheet1.xml")
        content[name_at - 22 : name_at - 18] = declared.to_bytes(4, "little")
    return bytes(content)


def test_a_spreadsheet_bomb_is_refused_from_its_directory(match):
    content = bomb()

    assert len(content) < 1_000_000
    refused(match(content, names=("needs.xlsx", "offers.csv")), "unpacks to", "limit")


def test_a_bomb_that_lies_about_its_size_is_refused_while_it_unpacks(match):
    run = match(bomb(declared=1000), names=("needs.xlsx", "offers.csv"))

    assert run.code == 2
    assert "unpacks to" in run.err or "damaged" in run.err


def test_a_limit_can_be_lowered(match, monkeypatch):
    monkeypatch.setenv("CUNGCAU_MATCH_UNPACKED_MB", "1")
    rows = [HEADINGS, *([str(number), "máy sấy", f"mô tả {number} " * 20] for number in range(4000))]

    refused(match(saved(workbook(("A", rows))), names=("needs.xlsx", "offers.csv")), "limit (1 MB")


def test_a_text_beyond_the_limit_is_refused_with_the_limit(match, monkeypatch):
    monkeypatch.setenv("CUNGCAU_MATCH_FILE_MB", "1")

    refused(match("id,title\n" + "1,máy sấy\n" * 200_000), "limit is 1 MB", "CUNGCAU_MATCH_FILE_MB")


def test_entities_that_multiply_are_refused(match):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    good = zipfile.ZipFile(io.BytesIO(saved(workbook(("A", [HEADINGS, ["1", "x", "y"]])))))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in good.namelist():
            text = good.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                text = '<?xml version="1.0"?>' + laughs + text.partition("?>")[2]
            archive.writestr(name, text)

    refused(match(file.getvalue(), names=("needs.xlsx", "offers.csv")), "document type definition")


NEED_FILE = "ma_ngoai,tieu_de,van_de,kinh_phi_den\nNC-1,Cần máy sấy,hỏng,1\nNC-2,Cần máy lọc,bẩn,2\nNC-3,Cần men,chì,3\n"
OFFER_FILE = "ma_ngoai,tieu_de,uu_diem,gia_tu\nCC-1,Máy sấy,bền,1\nCC-2,Máy lọc,sạch,2\nCC-3,Men gốm,đẹp,3\n"


def test_swapped_files_are_noticed(match):
    refused(match(OFFER_FILE, NEED_FILE), "swapped", "needs first")


def test_swapped_files_without_telling_columns_are_noticed_by_what_they_say(match):
    needs = "id,title\nNC-1,Cần máy sấy\nNC-2,Tìm máy lọc\nNC-3,Nhu cầu men gốm\n"
    offers = "id,title\nCC-1,Cung cấp máy sấy\nCC-2,Máy lọc\nCC-3,Men gốm\n"

    refused(match(offers, needs), "swapped")


def test_one_file_given_twice_is_noticed(match):
    refused(match(OFFER_FILE, OFFER_FILE), "columns are those of offers")
    refused(match(NEED_FILE, NEED_FILE), "columns are those of needs")


def test_swapped_files_are_taken_as_they_are_when_told_so(match):
    assert match(OFFER_FILE, NEED_FILE, "--as-given").code == 0


def test_files_in_the_right_order_are_not_doubted(match):
    assert match(NEED_FILE, OFFER_FILE).code == 0


def test_an_unknown_kind_of_output_is_refused_before_the_work(match):
    refused(match(output="matches.docx"), ".xlsx, .csv or .jsonl")


def test_a_missing_output_folder_is_named(match):
    refused(match(output="nowhere/out.xlsx"), "nowhere")


def test_the_result_never_overwrites_a_file_that_is_read(match):
    run = match(output="needs.csv")

    assert run.code == 2
    assert run.output.read_text(encoding="utf-8").startswith("id,title,description")


def test_messages_speak_vietnamese_too(match):
    refused(
        match(b"%PDF-1.7", lang="vi", names=("nhu cầu.pdf", "offers.csv")),
        "nhu cầu.pdf",
        "tài liệu PDF",
        "Hãy",
    )


def test_an_earlier_result_stays_when_the_work_fails(match, tmp_path):
    earlier = tmp_path / "matches.jsonl"
    earlier.write_text("earlier\n", encoding="utf-8")

    run = match(b"%PDF-1.7")

    assert run.code == 2
    assert earlier.read_text(encoding="utf-8") == "earlier\n"
    assert list(Path(tmp_path).glob(".*")) == []
