"""Marks the words of a question inside a text, with or without Vietnamese marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


def highlight(text: object, query: object) -> SafeString:
    """The text, escaped, with <mark> round each word of the query ("nuoc" marks "nước")."""
    if not isinstance(text, str) or isinstance(text, SafeString):
        text = str(text)
    text = unicodedata.normalize("NFC", text)
    words = re.findall(r"\w{2,}", _plain(unicodedata.normalize("NFC", str(query or ""))))
    if not words:
        return conditional_escape(text)
    pattern = r"\b(?:" + "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True)) + ")"
    return _marked(text, _joined(text, re.finditer(pattern, _plain(text))))


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
