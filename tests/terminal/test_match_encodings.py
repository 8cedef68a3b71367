"""Bytes of every encoding that Vietnamese offices still have on their disks."""

from __future__ import annotations

import unicodedata

import pytest

TITLE = "Xử lý nước thải dệt nhuộm bằng màng lọc, khử màu"
NEEDS = f"Mã,Tiêu đề,Mô tả\nN1,{TITLE.replace(',', '')},Độ màu vượt chuẩn ở cơ sở nhuộm\n"
UNICODE = TITLE.replace(",", "")


def windows_1258(text: str) -> bytes:
    """As Windows wrote it: tone marks are bytes of their own, after their vowel."""
    found = b""
    for letter in text:
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            signs = unicodedata.normalize("NFD", letter)
            tone = next(sign for sign in signs if sign in "\u0300\u0301\u0303\u0309\u0323")
            found += unicodedata.normalize("NFC", signs.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return found


def title_of_first(run) -> str:
    [need] = run.lines("unmatched")
    return need["need_title"]


def titles(match, content: bytes, name: str = "needs.csv"):
    """The title as it was read; the offers are far away, so that the need is unmatched."""
    run = match(content, "id,title\nO1,zzz qqq\n", names=(name, "offers.csv"))
    return run, title_of_first(run)


@pytest.mark.parametrize(
    "content",
    [
        NEEDS.encode("utf-8"),
        NEEDS.encode("utf-8-sig"),
        NEEDS.encode("utf-16"),
        b"\xfe\xff" + NEEDS.encode("utf-16-be"),
        NEEDS.encode("utf-16-le"),
        NEEDS.encode("utf-32"),
        unicodedata.normalize("NFD", NEEDS).encode("utf-8"),
        windows_1258(NEEDS),
    ],
    ids=[
        "utf-8",
        "utf-8-sig",
        "utf-16-le",
        "utf-16-be",
        "utf-16-bare",
        "utf-32",
        "decomposed",
        "windows-1258",
    ],
)
def test_vietnamese_is_read_from_any_encoding(match, content):
    _run, title = titles(match, content)

    assert title == UNICODE


TCVN3 = "id,title\nN1,Xö lý n­íc th¶i dÖt nhuém b»ng mµng läc khö mµu\nN2,ThiÕt bÞ sÊy b¬m nhiÖt\n"


@pytest.mark.parametrize("content", [TCVN3.encode("latin-1"), TCVN3.encode("utf-8")], ids=["bytes", "as unicode"])
def test_tcvn3_is_converted_and_said(match, content):
    run = match(content, "id,title\nO1,zzz qqq\n")

    assert run.lines("unmatched")[0]["need_title"] == UNICODE
    assert "TCVN3" in run.err


def test_old_text_pasted_under_unicode_headings_is_converted_and_the_headings_stay(match):
    content = "Mã,Tiêu đề,Mô tả\n" + TCVN3.partition("\n")[2].replace("\n", ",x\n")

    run = match(content.encode(), "id,title\nO1,zzz qqq\n")

    first, _second = run.lines("unmatched")
    assert (first["need_id"], first["need_title"]) == ("N1", UNICODE)
    assert "TCVN3" in run.err
    assert "unknown_column" not in run.codes()


def test_a_line_in_another_encoding_than_the_rest_is_mended_and_named(match):
    content = "id,title\nN1,Máy sấy bơm nhiệt\n".encode() + windows_1258("N2,Xử lý nước thải\n")

    run = match(content, "id,title\nO1,zzz qqq\n")

    assert [each["need_title"] for each in run.lines("unmatched")] == ["Máy sấy bơm nhiệt", "Xử lý nước thải"]
    assert "encoding_mixed" in run.codes()
    assert "Windows-1258: 3" in run.err


def test_the_two_files_may_differ_in_encoding(match):
    run = match(NEEDS.encode("utf-16"), windows_1258("id;title\nO1;Khử màu nước thải dệt nhuộm\n"))

    assert run.code == 0
    assert run.codes() == {"encoding": None}


def test_the_result_is_utf_8_composed(match):
    content = unicodedata.normalize("NFD", "id,title,ghi chú\nN1,Máy sấy bơm nhiệt quả vải,Đã gọi điện\n")

    run = match(content.encode("utf-8"))

    assert run.pairs[0]["need_extra"] == {"ghi chú": "Đã gọi điện"}
