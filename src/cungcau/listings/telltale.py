"""What gives people away in a text: phone numbers, addresses, tax codes, accounts, names. Plain functions over text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cungcau.engines.common.text import fold, normalise
from cungcau.registry.tax_code import is_tax_code

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"https?://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|vn|info|biz|io)\b(?:/\S*)?", re.IGNORECASE)
# A day, or a span of years, is no phone number though its digits are as many.
DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b")
PHONE = re.compile(r"(?<![\w.,/])(?:\(?\+?84\)?|0)[ .-]?[235789](?:[ .-]?\d){7,9}(?!\d|[.,]\d)")
TAX_CODE = re.compile(r"(?<![\d.,-])\d{10}(?:-\d{3})?(?!\d|[.,-]\d)")
ACCOUNT = re.compile(r"(?:\bstk|số tài khoản|tài khoản số|tài khoản ngân hàng|bank account)\D{0,30}\d[\d .]{5,}\d", re.IGNORECASE)


def contact_details(text: str) -> Iterator[str]:
    """The words by which somebody could be called, written to, visited or paid, as they stand in the text."""
    text = DAY.sub(lambda found: "/" * len(found[0]), normalise(text))
    for pattern in (EMAIL, ACCOUNT, WEB, PHONE):
        for found in pattern.finditer(text):
            yield found[0].strip().rstrip(".,;")
        text = pattern.sub(" ", text)
    yield from (found[0] for found in TAX_CODE.finditer(text) if is_tax_code(found[0]))


def named_in(text: str, names: Iterable[str]) -> Iterator[str]:
    """Which of the names stand in the text as whole words, with or without Vietnamese marks."""
    if looked_for := [(name, known) for name in names if (known := words(name))]:
        folded = f" {words(text)} "
        yield from (name for name, known in looked_for if f" {known} " in folded)


def spoken_of(text: str, phrases: Iterable[str]) -> Iterator[str]:
    """Which of the phrases stand in the text, with their Vietnamese marks: "báo giá" is not "báo giả"."""
    said = f" {_marked(text)} "
    yield from (phrase for phrase in phrases if f" {_marked_phrase(phrase)} " in said)


def _marked(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", normalise(text).lower()))


_marked_phrase = lru_cache(maxsize=4096)(_marked)  # the same few are looked for in every text


def words(text: str) -> str:
    """The words of a text without marks, in lower case, one space between two."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))
