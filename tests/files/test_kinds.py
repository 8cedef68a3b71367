import pytest

from cungcau.files.kinds import kind_of
from tests.files.conftest import office, picture

TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("name", "content", "extension"),
    [
        ("a.pdf", b"%PDF-1.7\n...", "pdf"),
        ("a.png", picture(), "png"),
        ("a.jpg", picture(kind="JPEG"), "jpg"),
        ("a.webp", picture(kind="WEBP"), "webp"),
        ("a.docx", office(TYPES, "word/document.xml"), "docx"),
        ("a.xlsx", office(TYPES, "xl/workbook.xml"), "xlsx"),
        ("a.pptx", office(TYPES, "ppt/presentation.xml"), "pptx"),
        ("a.txt", "Máy sấy ".encode(), "txt"),
        ("a.csv", "a;b\n1;2\n".encode("utf-16"), "csv"),
        ("a.csv", "Máy sấy;độ ẩm".encode("cp1258", "ignore"), "csv"),
        ("invoice.exe", b"%PDF-1.7\n", "pdf"),
    ],
)
def test_the_content_tells_the_kind(name, content, extension):
    assert kind_of(name, content).extension == extension


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ\x90\x00 this is a program %PDF-1.7"),
        ("a.txt", b"MZ\x90\x00"),
        ("a.txt", b"\x7fELF\x02"),
        ("a.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("a.csv", b"<?php system($_GET['x']);"),
        ("a.docx", office("word/document.xml")),
        ("a.docx", office(TYPES, "word/document.xml", "word/vbaProject.bin")),
        ("a.xlsx", office(TYPES, "xl/workbook.xml", "xl/embeddings/run.EXE")),
        ("a.zip", office("a.txt")),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.txt", b"a\0b"),
        ("page.html", b"<script>alert(1)</script>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("noname", b"plain words"),
    ],
)
def test_programs_and_unknown_kinds_are_not_taken_whatever_their_name(name, content):
    assert kind_of(name, content) is None
