"""Reading one cell of a known column: a value, and what was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from cungcau.engines.common.text import fold
from cungcau.kit.tables import Cell
from cungcau.kit.tables.values import Style, parse_date, parse_number
from cungcau.listings.columns.headings import cell_text
from cungcau.listings.columns.specifications import read_specifications
from cungcau.listings.columns.table import Column
from cungcau.listings.columns.trouble import Trouble
from cungcau.vocabulary.tables import find_code, nearest_code

TREES = frozenset(["field", "vsic", "ipc"])  # lists where a finer code than we know stands for its branch
_PIECES = re.compile(r"\s*[;\n|]\s*")
_SMALL_PIECES = re.compile(r"\s*[,/]\s*")
_CODE_AND_NAME = re.compile(r"\s*([0-9A-Za-z.]{1,12})\s*[-–—:.]\s+\S.*", re.DOTALL)
_TRL = re.compile(r"(?:trl|muc|level|cap)?\s*[:=]?\s*([1-9])(?:\s*(?:/\s*9|[-–]\s*[1-9]))?")
_FACTORS = (
    (r"ty|ti|billion|bn", 1e9), (r"trieu|tr|million|mil|m", 1e6), (r"nghin|ngan|thousand|k", 1e3)
)  # fmt: skip
_AMOUNT = re.compile(
    r"([0-9][0-9.,' ]*)(?![0-9])\s*(?:(ty|ti|billion|bn|trieu|tr|million|mil|m|nghin|ngan|thousand|k)(?![a-z0-9]))?"
)
_CURRENCIES = (
    ("USD", r"\busd\b|us\$|\$|do la|dollar"), ("EUR", r"\beur\b|€|euro"), ("JPY", r"\bjpy\b|¥|\byen\b"),
    ("CNY", r"\bcny\b|\brmb\b"), ("KRW", r"\bkrw\b|₩"), ("GBP", r"\bgbp\b|£"),
    ("VND", r"\bvnd\b|₫|\bdong\b|\bd\b"),
)  # fmt: skip
_HALF = re.compile(r"\s*ruoi\b")
_NEGATIVE = re.compile(r"\s*[-−–]\s*[0-9]")
_OTHER_UNIT = re.compile(r"(?!(?:d|dong|vnd|usd|eur|jpy|cny|rmb|krw|gbp)(?![a-z0-9]))[a-z]")  # glued to a number: "12abc", "40kW"
_NO_AMOUNT = re.compile(
    r"thoa thuan|thuong luong|lien he|theo (du an|nhu cau|hop dong)|chua (xac dinh|ro|co)|khong (ro|co)"
    r"|negotia|contact|on request|tbd|to be|unknown|n/?a$|[-–.?]+$"
)
ENGLISH_FACTORS = frozenset(["billion", "bn", "million", "mil", "m", "thousand", "k"])
_AT_MOST = re.compile(r"toi da|duoi|khong qua|den|<|≤|max|up to|under|at most")
_AT_LEAST = re.compile(r"tu|tren|toi thieu|>|≥|min|from|over|at least")
CONSENT = {
    "yes": ("c", "co", "yes", "y", "dong y", "cong khai", "x", "1", "true"),
    "no": ("k", "khong", "no", "n", "khong dong y", "khong cong khai", "0", "false", "noi bo"),
    "anonymous": ("an danh", "a", "ad", "anonymous", "anon"),
}


Known = Callable[[str, str], str | None]  # a scheme and a text -> the code that it means


class Budget(NamedTuple):
    """A range of money; the currency is "" where the cell names none."""

    low: float | None
    high: float | None
    currency: str = ""


def read_cell(
    column: Column, cell: Cell, decimal: Style = ",", multiplier: float = 1.0, known: Known | None = None
) -> tuple[Any, list[Trouble]]:
    """The value of a cell: a tuple of codes, a Budget, a tuple of SpecificationRow, a date, an int or text.

    None (or an empty tuple) where nothing could be read; then the troubles say why. `known` finds the code that a text means,
    where it should not be the shipped lists.
    """
    if column.kind in ("codes", "code"):
        return (_codes if column.kind == "codes" else _code)(column, cell, known or known_code)
    if column.kind == "money":
        return _money(cell, multiplier)
    if column.kind == "specifications":
        return read_specifications(cell, decimal)
    return READERS[column.kind](column, cell)


def _text(_column: Column, cell: Cell) -> tuple[str, list[Trouble]]:
    return cell_text(cell).strip(), []


def _codes(column: Column, cell: Cell, known: Known) -> tuple[tuple[str, ...], list[Trouble]]:
    found: list[str] = []
    troubles: list[Trouble] = []
    pieces = [cell_text(each) for each in cell] if isinstance(cell, list) else _PIECES.split(cell_text(cell))
    for piece in filter(None, (piece.strip() for piece in pieces)):
        codes, unknown = _codes_of_piece(column.scheme, piece, known)
        found += codes
        troubles += [Trouble("code_unknown", {"text": text, "scheme": column.scheme}) for text in unknown]
    return tuple(dict.fromkeys(found)), troubles


def _codes_of_piece(scheme: str, piece: str, known: Known) -> tuple[list[str], list[str]]:
    """Whole first ("Sản xuất, gia công" is one name), then cut at commas."""
    code = known(scheme, piece)
    if code is not None:
        return [code], []
    codes, unknown = [], []
    for small in filter(None, _SMALL_PIECES.split(piece)):
        code = known(scheme, small)
        if code is None:
            unknown.append(small)
        else:
            codes.append(code)
    return (codes, unknown) if codes else ([], [piece])


@lru_cache(maxsize=20_000)
def known_code(scheme: str, text: str) -> str | None:
    """The code that a text means: a code, a name, or "207 - name"; None for unknown lists and words."""
    find: Callable[[str, str], str | None] = nearest_code if scheme in TREES else find_code
    try:
        code = find(scheme, text)
        if code is None and (match := _CODE_AND_NAME.fullmatch(text)):
            code = find(scheme, match[1])
    except KeyError:
        return None
    return code


def _code(column: Column, cell: Cell, known: Known) -> tuple[str, list[Trouble]]:
    text = cell_text(cell).strip()
    code = known(column.scheme, text)
    if code is None:
        return "", [Trouble("code_unknown", {"text": text, "scheme": column.scheme})]
    return code, []


def _trl(_column: Column, cell: Cell) -> tuple[int | None, list[Trouble]]:
    text = fold(cell_text(cell)).strip()
    match = _TRL.fullmatch(text)
    if match:
        return int(match[1]), []
    return None, [Trouble("trl_unreadable", {"text": cell_text(cell)})]


def _money(cell: Cell, multiplier: float) -> tuple[Budget, list[Trouble]]:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        amounts: list[float] | None = [float(cell) * multiplier] if cell >= 0 else None
        text, plain = cell_text(cell), ""
    else:
        text = cell_text(cell).strip()
        plain = fold(text)
        amounts = _amounts(plain, multiplier)
    currency = currency_of(text)
    if amounts is None:
        is_open = bool(_NO_AMOUNT.match(plain)) and not re.search(r"\d", text)
        return Budget(None, None, currency), [] if is_open else [Trouble("money_unreadable", {"text": text})]
    turned = len(amounts) == 2 and amounts[0] > amounts[1]
    return _range(amounts, plain, currency), [Trouble("money_turned")] if turned else []


def _range(amounts: list[float], plain: str, currency: str) -> Budget:
    """One amount is a point, or an end where a word before it says so."""
    low, high = min(amounts), max(amounts)
    if len(amounts) == 1 and _AT_MOST.match(plain):
        return Budget(None, high, currency)
    if len(amounts) == 1 and _AT_LEAST.match(plain):
        return Budget(low, None, currency)
    return Budget(low, high, currency)


def currency_of(text: str) -> str:
    """The ISO code of the currency that a text names, "" if none."""
    plain = fold(text)
    return next((code for code, pattern in _CURRENCIES if re.search(pattern, plain)), "")


def _amounts(plain: str, multiplier: float) -> list[float] | None:
    """One or two amounts of a folded text: "500 trieu", "1,5-2 ty"; a word after the second counts for both."""
    matches = list(_AMOUNT.finditer(plain))
    if not 1 <= len(matches) <= 2 or _NEGATIVE.match(plain) or any(map(_is_of_another_unit, matches)):
        return None
    amounts: list[float] = []
    last_word = matches[-1][2]
    for match in matches:
        word = match[2] or last_word
        number = parse_number(match[1].strip(" .,'"), _decimal_of(word))
        if number is None:
            return None
        half = 0.5 if match[2] and _HALF.match(plain, match.end()) else 0.0
        amounts.append((number + half) * _factor(word) * (1.0 if word else multiplier))
    if len(matches) == 2 and not plain[matches[0].end() : matches[1].start()].strip(" ,"):
        return _one_after_the_other(amounts, matches)
    return amounts


def _one_after_the_other(amounts: list[float], matches: list[re.Match[str]]) -> list[float] | None:
    """ "1 ty 200 trieu" is one amount; "1 ty 200" could be several, so it is none."""
    words = [match[2] for match in matches]
    return [sum(amounts)] if all(words) and _factor(words[0]) > _factor(words[1]) else None


def _is_of_another_unit(amount: re.Match[str]) -> bool:
    return not amount[2] and amount[1][-1].isdigit() and bool(_OTHER_UNIT.match(amount.string, amount.end(1)))


def _decimal_of(word: str | None) -> Style:
    """ "1,234 tỷ" is a little more than one, "1,234" of money without a word is a thousand."""
    if not word:
        return ""
    return "." if word in ENGLISH_FACTORS else ","


def _factor(word: str | None) -> float:
    return next((factor for words, factor in _FACTORS if word and word in words.split("|")), 1.0)


def _date(_column: Column, cell: Cell) -> tuple[Any, list[Trouble]]:
    day = parse_date(cell)
    return day, [] if day else [Trouble("date_unreadable", {"text": cell_text(cell)})]


def _whole_number(_column: Column, cell: Cell) -> tuple[int | None, list[Trouble]]:
    number = cell if isinstance(cell, (int, float)) and not isinstance(cell, bool) else parse_number(cell_text(cell))
    if number is None or not float(number).is_integer():
        return None, [Trouble("number_unreadable", {"text": cell_text(cell)})]
    return int(number), []


def _consent(_column: Column, cell: Cell) -> tuple[str, list[Trouble]]:
    word = fold(cell_text(cell)).strip(" .")
    answer = next((answer for answer, words in CONSENT.items() if word in words), "")
    return answer, [] if answer else [Trouble("consent_unreadable", {"text": cell_text(cell)})]


def _flag(_column: Column, cell: Cell) -> tuple[bool | None, list[Trouble]]:
    if isinstance(cell, bool):
        return cell, []
    answer, _troubles = _consent(_column, cell)
    if answer not in ("yes", "no"):
        return None, [Trouble("flag_unreadable", {"text": cell_text(cell)})]
    return answer == "yes", []


def _words(_column: Column, cell: Cell) -> tuple[tuple[str, ...], list[Trouble]]:
    pieces = cell if isinstance(cell, list) else re.split(r"[;,\n|]", cell_text(cell))
    words = (cell_text(piece).strip(" .#") for piece in pieces)
    return tuple(dict.fromkeys(word for word in words if word)), []


READERS: dict[str, Callable[[Column, Cell], tuple[Any, list[Trouble]]]] = {
    "id": _text,
    "text": _text,
    "parts": _text,
    "trl": _trl,
    "number": _whole_number,
    "date": _date,
    "consent": _consent,
    "flag": _flag,
    "words": _words,
}
