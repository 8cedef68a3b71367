"""Marks the words of a question inside a text, with or without Vietnamese marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

SHORT = 3  # letters up to which a word is marked whole; a longer one also where an ending follows ("pump" in "pumps")


def highlight(text: object, query: object) -> SafeString:
    """The text, escaped, with <mark> round each word of the query: "nuoc" marks "nước", but "cá" marks neither "cả" nor "các"."""
    if not isinstance(text, str) or isinstance(text, SafeString):
        text = str(text)
    text = unicodedata.normalize("NFC", text)
    typed = set(re.findall(r"\w{2,}", unicodedata.normalize("NFC", str(query or "")).lower()))
    if not typed:
        return conditional_escape(text)
    words = sorted(set(map(_plain, typed)), key=len, reverse=True)
    pattern = r"\b(?:" + "|".join(re.escape(word) + (r"(?=s?\b)" if len(word) <= SHORT else "") for word in words) + ")"
    found = re.finditer(pattern, _plain(text))
    return _marked(text, _joined(text, (match for match in found if _is_meant(text[slice(*match.span())].lower(), typed))))


def _is_meant(word: str, typed: set[str]) -> bool:
    """Typed with these marks ("hoà" and "hòa" have the same) or with none; what stands there without marks may have any."""
    plain = _plain(word)
    return plain in typed or any(word == plain or _marks(each) == _marks(word) for each in typed if _plain(each) == plain)


def _marks(word: str) -> list[str]:
    return sorted(unicodedata.normalize("NFD", word))


class _Plain(dict[int, str]):
    """Letter by letter: lower case without marks. Exactly one for one, so places in the text stay the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = "d" if letter in "đĐ" else unicodedata.normalize("NFD", letter)[0].lower()
        self[code] = plain if len(plain) == 1 else letter
        return self[code]


_PLAIN = _Plain()


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _joined(text: str, found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    """Neighbouring words become one mark: "nước thải", not "nước" and "thải"."""
    places: list[tuple[int, int]] = []
    for match in found:
        start, end = match.span()
        if places and text[places[-1][1] : start].strip() == "":
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
    return places


def _marked(text: str, places: list[tuple[int, int]]) -> SafeString:
    pieces: list[str] = []
    done = 0
    for start, end in places:
        pieces += [conditional_escape(text[done:start]), format_html("<mark>{}</mark>", text[start:end])]
        done = end
    pieces.append(conditional_escape(text[done:]))
    return mark_safe("".join(pieces))
