"""Which characters the bytes of a text file stand for."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from cungcau.engines.common.legacy import looks_tcvn3, looks_vni
from cungcau.kit.tables.kind import utf16_without_mark

BLOCK = 1024 * 1024
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
# The five tone marks of Windows-1258 are bytes of their own that follow their vowel.
TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = frozenset("aeiouyâêôăơưAEIOUYÂÊÔĂƠƯ")


@dataclass(slots=True)
class Encoding:
    """A codec; `repaired` collects the lines of a mixed file that were read with `fallback` instead."""

    codec: str
    fallback: str = ""
    repaired: list[int] = field(default_factory=list)

    @property
    def is_mixed(self) -> bool:
        return bool(self.fallback)


def encoding_of(path: Path) -> Encoding:
    """The encoding of a whole text file; old Vietnamese 8-bit encodings come back as "latin-1" text.

    Text in TCVN3 or VNI is a matter of fonts, not of bytes: it is converted cell by cell later on.
    """
    with path.open("rb") as file:
        head = file.read(65536)
    for mark, codec in MARKS:
        if head.startswith(mark):
            return Encoding(codec)
    if codec := utf16_without_mark(head):
        return Encoding(codec)
    good, bad, sample = _survey(path)
    if not bad:
        return Encoding("utf-8")
    fallback = eight_bit_codec(sample)
    # A line of an 8-bit encoding is hardly ever UTF-8 by chance; one in twenty is no chance.
    return Encoding("utf-8", fallback) if good * 20 >= bad else Encoding(fallback)


def _survey(path: Path) -> tuple[int, int, bytes]:
    """Lines beyond ASCII that are UTF-8, lines that are not, and some of the latter."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
        return 1, 0, b""
    except UnicodeDecodeError:
        return _survey_lines(path)


def _survey_lines(path: Path) -> tuple[int, int, bytes]:
    good = bad = 0
    sample: list[bytes] = []
    with path.open("rb") as file:
        for line in file:
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
                if bad <= 2000:
                    sample.append(line)
    return good, bad, b"".join(sample)


def eight_bit_codec(sample: bytes) -> str:
    """ "cp1258" for Vietnamese of Windows, "latin-1" for TCVN3 and VNI (kept as they are), else "cp1252"."""
    if _reads_as_1258(sample):
        return "cp1258"
    plain = sample.decode("latin-1")
    if looks_tcvn3(plain) or looks_vni(plain):
        return "latin-1"
    return "cp1258" if "đ" in sample.decode("cp1258", errors="replace") else "cp1252"


def _reads_as_1258(sample: bytes) -> bool:
    """Nearly all tone marks follow a vowel; in other encodings those bytes stand anywhere."""
    text = sample.decode("cp1258", errors="replace")
    good = bad = 0
    for before, letter in pairwise(text):
        if letter in TONES:
            base = unicodedata.normalize("NFD", before)[0]
            if before in VOWELS or base in VOWELS:
                good += 1
            else:
                bad += 1
    return good >= 1 and good >= 10 * bad


def text_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """Lines with their ends; "\\n", "\\r\\n" and "\\r" all end a line."""
    if not encoding.is_mixed:
        with path.open("r", encoding=encoding.codec, errors="replace", newline="") as file:
            yield from file
        return
    with path.open("rb") as raw:
        for number, line in enumerate(raw, 1):
            try:
                yield line.decode(encoding.codec)
            except UnicodeDecodeError:
                encoding.repaired.append(number)
                yield line.decode(encoding.fallback, errors="replace")
