"""Reading numbers and dates as people type them in Vietnamese and in English."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from typing import Literal

from cungcau.kit.tables.model import Cell

Style = Literal["", ".", ","]  # the decimal sign that a whole file uses, where it shows itself

_NUMBER = re.compile(r"[+-]?[0-9][0-9.,'’_\u0020\u00a0\u202f\u2009]*(?:[eE][+-]?[0-9]{1,3})?|[+-]?[.,][0-9]+")
_SPACES = re.compile(r"[\u0020_'’\u00a0\u202f\u2009]")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:[T ,].*)?")
_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*[-/.]\s*(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"(?:quý|quy|q)\s*([1-4]|i{1,3}|iv)\s*[-/., ]\s*(?:năm\s*)?(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

# Excel counts days from 30 December 1899 (it believes in 29 February 1900); about 1927 to 2119 here.
SERIAL_ORIGIN = datetime.fromisoformat("1899-12-30")
SERIALS = range(10_000, 80_000)


def decimal_sign(text: str) -> Style:
    """The decimal sign that a number shows beyond doubt: "1.234,5" -> ",", "1,234.5" -> ".", else ""."""
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        return "," if text.rfind(",") > text.rfind(".") else "."
    for mark, other, count in ((".", ",", dots), (",", ".", commas)):
        if count > 1:
            return other  # type: ignore[return-value]
        if count == 1 and not _GROUPED.fullmatch(text.strip()):
            return mark  # type: ignore[return-value]
    return ""


def is_ambiguous(text: str) -> bool:
    """ "1.234" and "1,234": a thousand, or a little more than one?"""
    plain = _SPACES.sub("", text.strip())
    return decimal_sign(plain) == "" and ("." in plain or "," in plain)


def parse_number(text: str, style: Style = "") -> float | None:
    """ "1.234,5" and "1,234.5" -> 1234.5; None if it is no number.

    A lone group of three ("1.234") counts as thousands unless `style` says that its sign is decimal.
    """
    plain = text.strip().replace("−", "-")
    if not _NUMBER.fullmatch(plain):
        return None
    plain = _SPACES.sub("", plain)
    sign = decimal_sign(plain) or style or ("," if "." in plain else ".")
    other = "." if sign == "," else ","
    plain = plain.replace(other, "").replace(sign, ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def date_of_serial(serial: float) -> date | None:
    """The day that a spreadsheet's number stands for."""
    if int(serial) not in SERIALS:
        return None
    return (SERIAL_ORIGIN + timedelta(days=int(serial))).date()


def parse_date(cell: Cell) -> date | None:
    """A day from a date cell, a spreadsheet's serial number or text; day before month, as in Viet Nam.

    A month, quarter or year alone means its last day: that is what "needed by Q3/2026" promises.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _year_end(int(cell)) if 1900 <= cell <= 2100 else date_of_serial(cell)
    return _date_of_text(cell.strip()) if isinstance(cell, str) else None


def _date_of_text(text: str) -> date | None:
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _day(year, month, day)
    if match := _DAY_FIRST.fullmatch(text) or _WORDS.fullmatch(text):
        day, month, year = map(int, match.groups())
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        return _day(year, month, day) or _day(year, day, month)
    if match := _MONTH.fullmatch(text):
        return _month_end(int(match[2]), int(match[1]))
    if match := _QUARTER.fullmatch(text):
        quarter = _ROMAN.get(match[1].lower()) or int(match[1])
        return _month_end(int(match[2]), quarter * 3)
    if match := _YEAR.fullmatch(text):
        return _year_end(int(match[1]))
    return date_of_serial(float(text)) if text.isascii() and text.isdigit() and len(text) == 5 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    following = _day(year + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else None
    return following - timedelta(days=1) if following else None


def _year_end(year: int) -> date | None:
    return date(year, 12, 31) if 1900 <= year <= 2100 else None
