"""The codes on papers: ``NC-3-0014-52`` — which sheet, which campaign, which firm, and a check of two digits.

The check is that of ISO 7064 (modulo 97, base 10, as in bank account numbers): it notices every single wrong digit and every
exchange of two neighbours, so a slip of the hand does not land at another firm.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LETTERS = {"need": "NC", "offer": "CC", "profile": "TC", "visit": "KS"}
SHEETS = {letters: sheet for sheet, letters in LETTERS.items()}
_DIGITS = 4  # of a firm's number; a campaign of more than 9,999 firms is written with more


class Code(NamedTuple):
    """`sheet` is empty where only the digits were typed."""

    sheet: str
    campaign: int
    number: int


def check_of(campaign: int, number: int) -> int:
    return 98 - int(f"{campaign}{number:0{_DIGITS}d}00") % 97


def code_of(campaign: int, number: int) -> str:
    return f"{campaign}-{number:0{_DIGITS}d}-{check_of(campaign, number):02d}"


def full_code(sheet: str, code: str) -> str:
    return f"{LETTERS[sheet]}-{code}"


def read_code(text: str) -> Code | None:
    """What was meant by a typed code: any case, with or without letters, hyphens or spaces. None where the check fails."""
    found = re.fullmatch(r"([A-Z]{2})?(\d+)", re.sub(r"[\s.\-–/]", "", text).upper(), re.ASCII)
    if not found or len(found[2]) < _DIGITS + 3 or len(found[2]) > 18:
        return None
    letters, digits = found[1] or "", found[2]
    campaign, number, check = int(digits[: -_DIGITS - 2]), int(digits[-_DIGITS - 2 : -2]), int(digits[-2:])
    if (letters and letters not in SHEETS) or check != check_of(campaign, number):
        return None
    return Code(SHEETS.get(letters, ""), campaign, number)
