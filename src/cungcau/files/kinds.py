"""What a file is, told by its content. A name proves nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import NamedTuple

_OFFICE = "application/vnd.openxmlformats-officedocument."


class Kind(NamedTuple):
    """A kind that may be attached: the ending it gets and its media type."""

    extension: str
    content_type: str


KINDS = {
    "pdf": Kind("pdf", "application/pdf"),
    "png": Kind("png", "image/png"),
    "jpg": Kind("jpg", "image/jpeg"),
    "webp": Kind("webp", "image/webp"),
    "docx": Kind("docx", _OFFICE + "wordprocessingml.document"),
    "xlsx": Kind("xlsx", _OFFICE + "spreadsheetml.sheet"),
    "pptx": Kind("pptx", _OFFICE + "presentationml.presentation"),
    "txt": Kind("txt", "text/plain; charset=utf-8"),
    "csv": Kind("csv", "text/csv; charset=utf-8"),
}
ALIASES = {"jpeg": "jpg", "text": "txt", "log": "txt", "md": "txt"}
_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
# Programs and scripts, whatever they are called: Windows, Linux, macOS, Java, a script's first line, PHP.
PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe", b"#!", b"<?php", b"<?=", b"!<arch>")

# Marks by which a format shows itself. Readers find a PDF's mark within its first 1024 bytes.
_SIGNS: dict[str, Callable[[bytes], bool]] = {
    "pdf": lambda content: b"%PDF-" in content[:1024],
    "png": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpg": lambda content: content.startswith(b"\xff\xd8\xff"),
    "webp": lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP",
}


def kind_of(name: str, content: bytes) -> Kind | None:
    """The kind of a file by its content; None when it is none that we take.

    The name decides only between text and table, which look alike.
    """
    if content.startswith(PROGRAMS):
        return None
    if content.startswith(b"PK\x03\x04"):
        return KINDS.get(_office(content))
    signed = next((kind for kind, is_it in _SIGNS.items() if is_it(content)), "")
    return KINDS[signed] if signed else _text(name, content)


def _office(content: bytes) -> str:
    """docx, xlsx, pptx; empty for any other archive and for documents that carry macros or programs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return ""
    if "[Content_Types].xml" not in names or any(
        name.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for name in names
    ):
        return ""
    return next(
        (kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)), ""
    )


def _text(name: str, content: bytes) -> Kind | None:
    ending = name.rpartition(".")[2].lower()
    ending = ALIASES.get(ending, ending)
    if ending not in ("txt", "csv") or not _is_text(content):
        return None
    return KINDS[ending]


def _is_text(content: bytes) -> bool:
    """Readable in an encoding that people here use: UTF-8, UTF-16 with its mark, Windows-1258."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(content, "utf-16")
    if b"\0" in content:
        return False
    return _decodes(content, "utf-8") or _decodes(content, "cp1258")


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
