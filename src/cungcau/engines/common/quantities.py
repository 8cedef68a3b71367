"""Numbers and quantities as people write them, and whether an offered one meets a wanted one.

parse_number      "1.234,5" and "1,234.5"; says when a lone separator is ambiguous
find_quantities   "COD<50mg/l", "pH 7–8.5", "5-10 kW" in a text
parse_quantity    one quantity from a cell
compare           a wanted row against an offered row: meets, nearly, fails or unknown
"""

from __future__ import annotations

import math
import re
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.common import units
from cungcau.engines.common.text import fold, normalise, tokens

Status = Literal["meets", "nearly", "fails", "unknown"]


Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Number(NamedTuple):
    """A number; `ambiguous` where a lone separator before three digits was read by the language's habit."""

    value: float
    ambiguous: bool


class Quantity(NamedTuple):
    """`operator` is one of = < <= > >= range; `high` only for range; `start`, `end`: where in the normalised text."""

    operator: str
    value: float
    high: float | None
    unit: str
    ambiguous: bool
    start: int = 0
    end: int = 0


class Row(Protocol):
    """The shape of a specification row (see matching.model.Specification)."""

    @property
    def operator(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def text(self) -> str: ...
    @property
    def unit(self) -> str: ...


class Span(NamedTuple):
    """A row as a closed interval in its own unit; `side` -1: open below ("<="), 1: open above, 0: bounded."""

    low: float
    high: float
    side: int


class Comparison(NamedTuple):
    """`converted`, `converted_high`: the offered bounds in the wanted unit, None where open or not comparable."""

    status: Status
    code: str
    converted: float | None
    converted_high: float | None


# --- numbers -------------------------------------------------------------------------------------------------

_NUMBER = r"[+-]?\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?|[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?"


def parse_number(text: str, language: str = "vi") -> Number | None:
    """The number that the whole text is, or None. `language` decides only what cannot be told otherwise."""
    text = normalise(text).strip().lstrip("+")
    if not re.fullmatch(_NUMBER, text):
        return None
    digits = re.sub(r"[ ']", "", text)
    mantissa, exponent = re.fullmatch(r"([^eE]*)((?:[eE].*)?)", digits).groups()  # type: ignore[union-attr]
    plain, ambiguous = _plain(mantissa, language)
    return Number(float(plain + exponent), ambiguous) if plain else None


def _plain(digits: str, language: str) -> tuple[str, bool]:
    """Digits with a decimal point at most; "" where separators contradict each other."""
    marks = [character for character in digits if character in ".,"]
    if not marks:
        return digits, False
    if len(set(marks)) == 2:
        return _both_separators(digits, marks), False
    mark = marks[0]
    if len(marks) > 1:
        return (digits.replace(mark, ""), False) if _is_grouped(digits, mark) else ("", False)
    whole, decimals = digits.lstrip("-").split(mark)
    if len(decimals) != 3 or len(whole) > 3 or whole.startswith("0"):
        return digits.replace(mark, "."), False
    thousands = "," if language == "en" else "."
    return digits.replace(mark, "" if mark == thousands else "."), True


def _both_separators(digits: str, marks: list[str]) -> str:
    decimal = marks[-1]
    group = "," if decimal == "." else "."
    whole = digits.split(decimal, maxsplit=1)[0]
    if marks.count(decimal) > 1 or not _is_grouped(whole, group):
        return ""
    return digits.replace(group, "").replace(decimal, ".")


def _is_grouped(digits: str, mark: str) -> bool:
    first, *groups = digits.lstrip("-").split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in groups)


# --- quantities in text --------------------------------------------------------------------------------------

_SIGNS = {
    "≤": "<=", "<=": "<=", "=<": "<=", "≦": "<=", "⩽": "<=", "<": "<", "≥": ">=", ">=": ">=", "=>": ">=", "≧": ">=",
    "⩾": ">=", ">": ">", "=": "=", ":": "=", "~": "=", "≈": "=",
    "khong qua": "<=", "khong vuot qua": "<=", "toi da": "<=", "nho hon": "<", "duoi": "<", "up to": "<=",
    "at most": "<=", "max": "<=", "less than": "<", "below": "<", "under": "<",
    "toi thieu": ">=", "it nhat": ">=", "lon hon": ">", "tren": ">", "tu": ">=", "at least": ">=", "min": ">=",
    "more than": ">", "above": ">", "over": ">",
}  # fmt: skip
_LONGEST_FIRST = sorted(map(re.escape, _SIGNS), key=len, reverse=True)
_SIGN = "|".join(rf"(?<![a-z]){sign}(?=[\s\d+-])" if sign[0].isalpha() else sign for sign in _LONGEST_FIRST)
_PART = r"(?:%|[°ºa-zđµ$€][°a-zđµ]*(?:\([a-z]\))?(?:\^?-?[1-4](?!\d))?)"
_UNIT = rf"(?!(?:den|to)\b)(?:(?:trieu|ty|ti|nghin|ngan)\s(?:dong|vnd)|{_PART}(?:[./·*]{_PART})*(?:\sdem\b)?)"
_QUANTITY = re.compile(
    rf"""(?P<sign>{_SIGN})?\s*
         (?<![\w.,])(?P<low>{_NUMBER}) (?P<unit1>\s?{_UNIT})?
         (?:\s*(?:-|÷|\.\.\.|\bden\b|\bto\b)\s*(?P<high>{_NUMBER}))?
         (?:\s?(?P<unit>{_UNIT}))? (?![^\W_])""",
    re.VERBOSE | re.IGNORECASE,
)


def find_quantities(text: str, language: str = "vi") -> list[Quantity]:
    """Quantities of a text in order. A number before a word that is no unit counts without a unit."""
    shown = normalise(text)
    found = (_quantity(match, shown, language) for match in _QUANTITY.finditer(_same_length_fold(shown)))
    return [quantity for quantity in found if quantity]


def parse_quantity(text: str, language: str = "vi") -> Quantity | None:
    """The quantity that the whole text is, or None."""
    found = find_quantities(text, language)
    shown = normalise(text)
    whole = len(found) == 1 and not (shown[: found[0].start] + shown[found[0].end :]).strip()
    return found[0] if whole else None


def _same_length_fold(text: str) -> str:
    """Folded letter by letter, so that positions stay."""
    return "".join(folded if len(folded := fold(character)) == 1 else character for character in text)


def _quantity(match: re.Match[str], shown: str, language: str) -> Quantity | None:
    low = parse_number(match["low"], language)
    high = parse_number(match["high"], language) if match["high"] else None
    if low is None or (high is not None and high.value < low.value):
        return None
    unit, end = _unit(match, shown)
    sign = "range" if high else _SIGNS.get((match["sign"] or "=").lower(), "=")
    ambiguous = low.ambiguous or bool(high and high.ambiguous)
    return Quantity(sign, low.value, high.value if high else None, unit, ambiguous, match.start(), end)


def _unit(match: re.Match[str], shown: str) -> tuple[str, int]:
    """The unit as typed where it is one, and where the quantity ends."""
    for group in ("unit", "unit1"):
        if match[group]:
            text = shown[match.start(group) : match.end(group)].strip()
            if units.canonical(text).known:
                return text, match.end()
    return "", match.end("high") if match["high"] else match.end("low")


# --- wanted against offered ----------------------------------------------------------------------------------

_STRICT = 1e-6  # how far "<" stays below its bound
_SAME = 1e-3  # relative difference at which numbers count as equal
NUMERIC = ("=", "<", "<=", ">", ">=", "range")


def span(row: Row) -> Span | None:
    """The interval of a numeric row, or None where it has no number."""
    if row.operator not in NUMERIC or row.value is None:
        return None
    value, high = row.value, row.high
    step = max(abs(value), 1.0) * _STRICT
    if row.operator == "range":
        return Span(value, math.inf if high is None else high, 1 if high is None else 0)
    if row.operator in ("<", "<="):
        return Span(-math.inf, value - step if row.operator == "<" else value, -1)
    if row.operator in (">", ">="):
        return Span(value + step if row.operator == ">" else value, math.inf, 1)
    return Span(value, value, 0)


def judge(wanted: Span, offered: Span, nearly: float) -> Status:
    """Whether an offered interval serves a wanted one; both in the wanted unit.

    A bound that points the same way as the wanted one is the promise itself ("<= 30" against "<= 50" is 30);
    one that points the other way is a capability ("up to 500" serves "at least 200"). Offers that cover only
    a part of what is wanted, or miss it by no more than `nearly` of the wanted bound, nearly meet it.
    """
    one = (np.array([offered.low]), np.array([offered.high]), np.array([offered.side]))
    return RANKED[int(judge_many(wanted, *one, nearly)[0])]


RANKED: tuple[Status, ...] = ("unknown", "fails", "nearly", "meets")


def judge_many(wanted: Span, low: Floats, high: Floats, side: Ints, nearly: float) -> Ints:
    """`judge` for many offered intervals; positions in RANKED."""
    if wanted.side == 1:
        high = np.where(side == 1, low, high)
    if wanted.side == -1:
        low = np.where(side == -1, high, low)
    slack = _SAME if wanted.low == wanted.high else 1e-9
    edge = slack * max(abs(bound) for bound in (wanted.low, wanted.high) if math.isfinite(bound))
    inside = (wanted.low - edge <= low) & (high <= wanted.high + edge)
    around = (low - edge <= wanted.low) & (wanted.high <= high + edge) & (wanted.side == 0)
    touching = (low <= wanted.high + edge) & (wanted.low - edge <= high)
    capable = touching & (wanted.side * side == -1)
    with np.errstate(invalid="ignore"):
        missing = np.where(low > wanted.high, low - wanted.high, wanted.low - high)
    bound = np.where(low > wanted.high, wanted.high, wanted.low)
    near = touching | (missing <= nearly * np.abs(bound) * (1 + 1e-9))
    return np.where(inside | around | capable, 3, np.where(near, 2, 1))


def in_unit(offered: Span, source: units.Unit, target: units.Unit) -> Span | None:
    """An interval in another unit, None where the units do not convert (a missing unit converts only to none)."""
    if source.dimension != target.dimension:
        return None
    low, high = ((bound * source.scale + source.offset - target.offset) / target.scale for bound in (offered.low, offered.high))
    return Span(low, high, offered.side)


def compare(wanted: Row, offered: Row, nearly: float = 0.10) -> Comparison:
    """A wanted row against an offered row on the same parameter."""
    if wanted.operator == "in":
        return Comparison(_judge_choices(wanted, offered), "row", None, None)
    if wanted.operator == "text":
        return Comparison(_judge_words(wanted, offered), "row", None, None)
    asked, given, unit = span(wanted), *promised(offered)
    if asked is None or given is None:
        return Comparison("unknown", "row", None, None)
    same = in_unit(given, units.canonical(unit), units.canonical(wanted.unit))
    if same is None:
        return Comparison("unknown", "units_differ", None, None)
    return Comparison(judge(asked, same, nearly), "row", finite(same.low), finite(same.high))


def promised(row: Row) -> tuple[Span | None, str]:
    """The interval and unit of an offered row; a number told in its text counts ("50-60 m3/h")."""
    given = span(row)
    if given is not None:
        return given, row.unit
    quantity = parse_quantity(row.text) if row.text else None
    return (span(_AsRow(quantity)), quantity.unit or row.unit) if quantity else (None, row.unit)


class _AsRow:
    """A quantity in the shape of a row."""

    def __init__(self, quantity: Quantity) -> None:
        self.operator = quantity.operator
        self.value: float | None = quantity.value
        self.high = quantity.high
        self.text = ""
        self.unit = quantity.unit


def finite(value: float) -> float | None:
    """A bound for people: without the noise of conversion, None where open."""
    return float(f"{value:.10g}") if math.isfinite(value) else None


def _words_of(row: Row) -> str:
    number = "" if row.value is None else f"{row.value:g}"
    return row.text or number


def _judge_choices(wanted: Row, offered: Row) -> Status:
    asked = {fold(choice).strip() for choice in re.split(r"[;,|]", _words_of(wanted)) if choice.strip()}
    given = {fold(choice).strip() for choice in re.split(r"[;,|]", _words_of(offered)) if choice.strip()}
    if not asked or not given:
        return "unknown"
    if asked & given:
        return "meets"
    return "nearly" if any(a in g or g in a for a in asked for g in given) else "fails"


def _judge_words(wanted: Row, offered: Row) -> Status:
    """Words never prove a failure: what shares nothing is left for a person to judge."""
    asked = {token.word for token in tokens(_words_of(wanted))}
    given = {token.word for token in tokens(_words_of(offered))}
    shared = len(asked & given)
    if not asked or not shared:
        return "unknown"
    return "meets" if shared == len(asked) else "nearly" if shared * 2 >= len(asked) else "unknown"
