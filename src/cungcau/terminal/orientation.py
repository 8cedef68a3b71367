"""Noticing that the two files were given in the wrong order, before an hour is lost with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cungcau.engines.common.text import fold
from cungcau.listings.columns import leaning

SAMPLE = 300
ENOUGH = 0.6  # share of the rows that must say so
FEWEST = 3
# References carry NC (nhu cầu) or CC (chào cung); titles say what they want or bring.
NEED_KEY = re.compile(r"(?:^|[-_./])(?:NC|NEED|N)(?=[-_./]?\d)", re.IGNORECASE)
OFFER_KEY = re.compile(r"(?:^|[-_./])(?:CC|OFFER|O)(?=[-_./]?\d)", re.IGNORECASE)
NEED_TITLE = re.compile(r"(?:can |tim |nhu cau|mong muon|muon |dat hang|looking for|seeking|we need|need |wanted|in search of)")
OFFER_TITLE = re.compile(
    r"(?:cung cap|chao |chuyen giao|ban |cho thue|dich vu |san sang"
    r"|we offer|offering|offer |providing|for licen|for sale)"
)


class Leaning:
    """Counts what speaks for a file of needs (positive) or of offers (negative)."""

    def __init__(self) -> None:
        self.headings = 0
        self._rows = self._content = 0

    def count_headings(self, texts: Iterable[str]) -> None:
        self.headings += leaning(texts)

    def count_row(self, key: str, values: Mapping[str, Any]) -> None:
        if self._rows >= SAMPLE:
            return
        self._rows += 1
        title = fold(str(values.get("title") or values.get("title_en") or ""))
        votes = bool(NEED_KEY.search(key)) + bool(NEED_TITLE.match(title))
        votes -= bool(OFFER_KEY.search(key)) + bool(OFFER_TITLE.match(title))
        self._content += (votes > 0) - (votes < 0)

    @property
    def content(self) -> int:
        """+1, -1, or 0 where the rows do not say."""
        if self._rows < FEWEST or abs(self._content) < ENOUGH * self._rows:
            return 0
        return 1 if self._content > 0 else -1

    @property
    def verdict(self) -> int:
        if self.headings:
            return 1 if self.headings > 0 else -1
        return self.content

    @property
    def is_sure(self) -> bool:
        """Sure enough to speak for one file alone."""
        return abs(self.headings) >= 2 and self.headings * self.content >= 0


def wrong_way(needs: Leaning, offers: Leaning) -> str:
    """ "swapped", "needs_are_offers", "offers_are_needs", or "" when nothing speaks against the order."""
    if needs.verdict < 0 and offers.verdict > 0:
        return "swapped"
    if needs.verdict < 0 and needs.is_sure:
        return "needs_are_offers"
    if offers.verdict > 0 and offers.is_sure:
        return "offers_are_needs"
    return ""
