"""Telling what a file is: by its first bytes, then by what is inside, then by its name."""

from __future__ import annotations

import json
import mmap
import zipfile
from pathlib import Path

from cungcau.kit.tables.model import TableRefused

# First bytes of files that people take for tables, and what to call them.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "image"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3", "database"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Workbooks of Excel 2 to 4 are a bare stream of records that begins so.
BARE_WORKBOOKS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
# A zip file is told by a name that it must contain.
ZIPPED = (
    ("word/", "docx"),
    ("ppt/", "pptx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
)
TEXT_SPACE = b" \t\r\n\xef\xbb\xbf"


def kind_of(path: Path) -> str:
    """ "xlsx", "csv" or "jsonl"; raises TableRefused with the name of anything else."""
    with path.open("rb") as file:
        head = file.read(65536)
    if not head.strip(TEXT_SPACE + b"\x00"):
        raise TableRefused("file_empty")
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(COMPOUND):
        raise TableRefused(_kind_of_compound(path))
    for start, name in SIGNATURES:
        if head.startswith(start) and (len(start) > 2 or _looks_binary(head)):
            raise TableRefused("wrong_type", type=name)
    if head.startswith(BARE_WORKBOOKS) and _looks_binary(head):
        raise TableRefused("old_xls")
    return _kind_of_text(path, head)


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableRefused("workbook_damaged", detail=str(error)) from None
    if any(name.lower() == "xl/workbook.xml" for name in names):
        return "xlsx"
    for start, kind in ZIPPED:
        if any(name.lower().startswith(start) for name in names):
            raise TableRefused("wrong_type", type=kind)
    if "[Content_Types].xml" in names:
        return "xlsx"  # the workbook may lie elsewhere; its relations say where
    raise TableRefused("wrong_type", type="archive")


def _kind_of_compound(path: Path) -> str:
    """A compound file keeps the names of its streams in UTF-16; an encrypted workbook is one too."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            return "encrypted"
        for stream in ("Workbook", "Book"):
            if content.find(stream.encode("utf-16-le")) >= 0:
                return "old_xls"
    return "old_office"


def _kind_of_text(path: Path, head: bytes) -> str:
    lowered = head.lstrip(TEXT_SPACE)[:4096].lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise TableRefused("wrong_type", type="html")
    if lowered.startswith(b"<?xml"):
        raise TableRefused("wrong_type", type="html" if b"<html" in lowered else "xml")
    if _looks_binary(head):
        raise TableRefused("wrong_type", type="binary")
    return _kind_of_lines(path, head)


def _kind_of_lines(path: Path, head: bytes) -> str:
    text = _readable(head).lstrip()
    named_json = path.suffix.lower() in (".jsonl", ".json", ".ndjson")
    if text.startswith("{"):
        return "jsonl" if named_json or _is_object(text.splitlines()[0]) else "csv"
    if text.startswith("[") and (named_json or text[1:].lstrip().startswith("{")):
        raise TableRefused("json_list")
    return "csv"


def _readable(head: bytes) -> str:
    """The first characters, only good enough to tell JSON from delimited text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    return head.replace(b"\x00", b"").decode("utf-8-sig", errors="replace")


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _looks_binary(head: bytes) -> bool:
    """Many control characters, and not the pattern of zeros that UTF-16 has."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(head):
        return False
    controls = sum(head.count(code) for code in range(32) if code not in (9, 10, 12, 13, 26, 27))
    return controls > 8 + len(head) / 200


def utf16_without_mark(head: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" when every second byte is mostly zero, else ""."""
    sample = head[:8192]
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return ""
