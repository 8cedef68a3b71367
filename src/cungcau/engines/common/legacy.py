"""Vietnamese text from before Unicode: TCVN3 (ABC) and VNI fonts, Windows-1258, and decoding of unknown bytes.

In TCVN3 one byte is one letter; in VNI a letter is followed by a byte for its mark. Both show as Latin letters
when read as Windows-1252 ("xö lý n­íc th¶i", "xöû lyù nöôùc thaûi"). A text is taken for one of them when
converting turns most of its odd words into well-formed Vietnamese syllables that they were not before.

Tables: TCVN 5712:1993 (VN3) as in glibc's charmap; VNI from its published font layout, from memory, checked by the tests.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from itertools import product

from cungcau.engines.common.text import is_syllable

_TCVN3_FROM = bytes.fromhex(
    "A1A2A3A4A5A6A7A8A9AAABACADAEB5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4D5D6D7D8DCDDDEDF"
    "E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF1F2F3F4F5F6F7F8F9FAFBFCFDFE"
)
_TCVN3_TO = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip(_TCVN3_FROM.decode("latin-1"), _TCVN3_TO, strict=True))
# What editors make of the soft hyphen (byte AD, the letter ư): a hyphen-like sign of their own.
_TCVN3 |= {"\u2212": "ư", "\u00ad": "ư"}
_TCVN3_LETTERS = {ord(old): new for old, new in _TCVN3.items()}


def _vni_table() -> dict[str, str]:
    tone = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
    table = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
    table |= {base + sign: base + mark for base, (sign, mark) in product("aeouy", tone.items())}
    table |= {"ô" + sign: "ơ" + mark for sign, mark in tone.items()}
    table |= {"ö" + sign: "ư" + mark for sign, mark in tone.items()}
    circumflex = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
    table |= {base + sign: base + "\u0302" + mark for base, (sign, mark) in product("aeo", circumflex.items())}
    breve = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
    table |= {"a" + sign: "a\u0306" + mark for sign, mark in breve.items()}
    table = {old: unicodedata.normalize("NFC", new) for old, new in table.items()}
    upper = {old.upper(): new.upper() for old, new in table.items()}
    mixed = {old[0].upper() + old[1:]: new.capitalize() for old, new in table.items() if len(old) > 1}
    return table | upper | mixed


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TCVN3_WORD = re.compile("[A-Za-z" + re.escape("".join(_TCVN3)) + "]+")
_HAS_LETTER = re.compile("[A-Za-z]")
# "5 µm", "20 µg/l" stand in every language; in TCVN3 the sign µ is the letter à.
_UNIT = re.compile("µ(?:[mglsavfwhn]|mol|sv|pa|bar|ohm|mho)", re.IGNORECASE)
_ENOUGH = 0.7  # share of the odd words that must become Vietnamese


def from_tcvn3(text: str) -> str:
    """TCVN3 text that was read as Windows-1252 or Latin-1, as Unicode. Capitals of "H" fonts stay lower case."""
    return text.translate(_TCVN3_LETTERS)


def from_vni(text: str) -> str:
    """VNI text that was read as Windows-1252 or Latin-1, as Unicode."""
    return _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)


def looks_tcvn3(text: str) -> bool:
    return detect(text) == "tcvn3"


def looks_vni(text: str) -> bool:
    return detect(text) == "vni"


def detect(text: str | bytes) -> str:
    """Of text: "unicode", "tcvn3" or "vni". Of bytes: also "utf-8", "utf-8-sig", "utf-16", "windows-1258", "windows-1252"."""
    return _detect_bytes(text) if isinstance(text, bytes) else _detect_text(text)


def convert(text: str | bytes) -> str:
    """Unicode (NFC) from text or bytes of any of these encodings."""
    found = detect(text)
    if isinstance(text, bytes):
        text = _decode(text, found)
    if found == "tcvn3":
        text = from_tcvn3(text)
    if found == "vni":
        text = from_vni(text)
    return unicodedata.normalize("NFC", text)


def _detect_text(text: str) -> str:
    text = text[:200_000]
    if text.isascii():
        return "unicode"
    gains = {"tcvn3": _gain(text, from_tcvn3), "vni": _gain(text, from_vni)}
    best = max(gains, key=lambda name: gains[name])
    return best if gains[best] >= _ENOUGH else "unicode"


def _gain(text: str, converted_by: Callable[[str], str]) -> float:
    """Of the words that conversion makes or unmakes Vietnamese, the share that it makes so."""
    words = (word for word in _TCVN3_WORD.findall(text) if not word.isascii() and _HAS_LETTER.search(word))
    odd = [word for word in words if not _UNIT.fullmatch(word)]
    after = [(is_syllable(word.lower()), is_syllable(converted_by(word).lower())) for word in odd]
    mended = sum(new and not old for old, new in after)
    spoilt = sum(not new for _, new in after)
    unicode_words = sum(map(_has_real_marks, re.findall(r"[^\W\d_]+", text)))
    return mended / (mended + spoilt + 2 * unicode_words) if mended else 0.0


def _has_real_marks(word: str) -> bool:
    """Letters that only Unicode Vietnamese has."""
    return any(character in "đĐăĂơƠưƯ" or "\u1ea0" <= character <= "\u1ef9" for character in word)


def _detect_bytes(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _detect_one_byte(data)
    return "utf-8"


def _detect_one_byte(data: bytes) -> str:
    latin = _detect_text(data.decode("latin-1"))
    if latin != "unicode":
        return latin
    text = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    odd = [word.lower() for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    if odd and sum(map(is_syllable, odd)) >= _ENOUGH * len(odd):
        return "windows-1258"
    return "windows-1252"


def _decode(data: bytes, found: str) -> str:
    codec = {"windows-1258": "cp1258", "windows-1252": "cp1252", "tcvn3": "latin-1", "vni": "latin-1"}.get(found, found)
    return data.decode(codec, "replace")
