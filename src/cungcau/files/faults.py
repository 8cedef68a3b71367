"""Why a file is not taken, told by its content: programs, scripts, bombs, two formats in one, locked and lying files.

Each check looks at bytes alone and never runs, opens in an office program or unpacks to disk what it looks at. What is hidden
in compressed parts of a PDF is not looked into; a download is always sent in a sandbox (see views.SANDBOX).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from cungcau.files.kinds import PROGRAMS

MEGABYTE = 2**20
MOST_ENTRIES = 5_000
MOST_UNPACKED = 300 * MEGABYTE
SMALL = 5 * MEGABYTE  # what unpacks to less than this may shrink as much as it likes
MOST_RATIO = 200
HEAD = 1024
BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
MARKUP = re.compile(rb"<\s*(?:svg|html|script|!doctype\s+html|iframe|object|embed)\b", re.IGNORECASE)
PROGRAM_ENDINGS = (
    ".exe", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".jar", ".lnk", ".msi", ".sh",
)  # fmt: skip
PACKED_ENDINGS = (".zip", ".7z", ".rar", ".gz", ".tar", ".docm", ".xlsm", ".pptm", ".xlam", ".iso")
MACROS = re.compile(r"vbaproject\.bin$|vbadata\.xml$|^xl/macrosheets/|/activex/|(?:^|/)oleobject\d*\.bin$", re.IGNORECASE)
OUTSIDE_TEMPLATE = re.compile(
    rb"<Relationship\b(?=[^>]*attachedTemplate|[^>]*/oleObject|[^>]*/frame)(?=[^>]*TargetMode\s*=\s*[\"']External)", re.IGNORECASE
)
ACTIVE_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia)\b")

MESSAGES: dict[str, Any] = {
    "file_name": _("The name of this file holds invisible letters that hide what it is. Rename it and try again."),
    "program": _("This is a program, whatever its name says. Programs cannot be attached."),
    "markup": _("SVG and HTML can carry scripts, so they are not taken. Save a picture as PNG, a page as PDF."),
    "locked": _("This file is locked with a password or restrictions, so nobody can read it. Save it without and try again."),
    "old_office": _(
        "This is an old Office file, or one with a password. Save it as .docx, .xlsx or .pptx without a password, or as PDF."
    ),
    "archive": _("Archives cannot be attached. Attach the files in it one by one."),
    "bomb": _("This file would unpack to far more than its size. It is not taken."),
    "macros": _("This file carries macros or embedded programs. Save it without them (.docx, .xlsx, .pptx), or as PDF."),
    "outside": _("This file fetches parts from outside when it is opened. Save it as PDF and attach that."),
    "active_pdf": _("This PDF runs scripts or programs when it is opened. Print it to PDF and attach that."),
    "two_in_one": _("This file is two kinds of file at once, which honest files are not. Save it anew in its program."),
    "damaged": _("This file is damaged or cut off. Save it anew and try again."),
}


def name_fault(name: str) -> str:
    """A fault of the name alone: letters that turn the reading direction, or end it."""
    return "file_name" if "\0" in name or BIDI & set(name) else ""


def fault_of(content: bytes) -> str:
    """The first fault of a content, a key of MESSAGES; "" where none is seen."""
    if content.startswith(PROGRAMS):
        return "program"
    if content.startswith(OLE):
        return "old_office"
    if content.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        return "archive"
    return next((fault for begins, check in CHECKS if begins(content) and (fault := check(content))), "")


# — what each format may not hold


def _office(content: bytes) -> str:
    """Of a ZIP file: an Office document, whole and harmless."""
    if b"%PDF-" in content[:HEAD] or _reaches_beyond(content):
        return "two_in_one"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return next(_faults_of_archive(archive, len(content)), "")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return "damaged"
    except RuntimeError:  # a part asks for a password
        return "locked"


def _faults_of_archive(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED or packed > size:
        yield "bomb"
    if any(entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1) for entry in entries):
        yield "bomb"
    if any(entry.flag_bits & 1 for entry in entries):
        yield "locked"
    if "[Content_Types].xml" not in names:
        yield "archive"
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name for name in names):
        yield "two_in_one"
    if any(MACROS.search(name) or name.lower().endswith((*PROGRAM_ENDINGS, *PACKED_ENDINGS)) for name in names):
        yield "macros"
    if b"macroEnabled" in _read(archive, "[Content_Types].xml"):
        yield "macros"
    if any(OUTSIDE_TEMPLATE.search(_read(archive, name)) for name in names if name.endswith(".rels")):
        yield "outside"


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small part; of a large one the beginning."""
    with archive.open(name) as part:
        return part.read(MEGABYTE)


def _reaches_beyond(content: bytes) -> bool:
    """Does something stand behind the end that a ZIP file gives itself?"""
    at = content.rfind(b"PK\x05\x06")
    return at >= 0 and at + 22 != len(content)


def _pdf(content: bytes) -> str:
    head, tail = content[:HEAD], content[content.rfind(b"%%EOF") + 5 :] if b"%%EOF" in content else b""
    if not content.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-") or MARKUP.search(head) or MARKUP.search(tail):
        return "two_in_one"
    if len(tail) > HEAD or zipfile.is_zipfile(io.BytesIO(content)):
        return "two_in_one"
    if re.search(rb"/Encrypt\b", content):
        return "locked"
    return "active_pdf" if ACTIVE_PDF.search(content) else ""


def _picture(content: bytes) -> str:
    return "two_in_one" if zipfile.is_zipfile(io.BytesIO(content)) or b"%PDF-" in content[:HEAD] else ""


def _markup(content: bytes) -> str:
    """A text that a browser would take for a page or a drawing."""
    plain = content.replace(b"\0", b"")[: 4 * HEAD]
    begins = plain.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ")
    return "markup" if begins.startswith(b"<") and MARKUP.search(plain) else ""


CHECKS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], str]], ...] = (
    (lambda content: content.startswith(b"PK"), _office),
    (lambda content: content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8")), _picture),
    (lambda content: b"%PDF-" in content[:HEAD], _pdf),
    (lambda content: True, _markup),
)
