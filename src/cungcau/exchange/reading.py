"""What several cells of a row say together: goals among free words, a range of money. Pure Python; `match` reads so too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cungcau.engines.matching.model import Money
from cungcau.listings.columns import Budget, Trouble
from cungcau.listings.columns.cells import currency_of, known_code

Values = Mapping[str, Any]
LEAST_VND = 1000  # less is no amount of a project: a word such as "tỷ" is missing
NOTHING = Budget(None, None)


def goals_of(values: Values) -> tuple[str, ...]:
    """Codes among the goals, which are mostly told in free words."""
    pieces = re.split(r"[;,\n|]", values.get("goals", ""))
    codes = (known_code("goal", piece.strip()) for piece in pieces if piece.strip())
    return tuple(dict.fromkeys(code for code in codes if code))


def money_of(values: Values, troubles: list[Trouble], single_is: str) -> Money:
    """A range from two columns, or from one that holds a range or a single amount.

    A single amount is the most that a need will pay, but the very price of an offer.
    """
    whole, low_cell, high_cell = (values.get(name) or NOTHING for name in ("money", "money_low", "money_high"))
    low = low_cell.low if low_cell.low is not None else low_cell.high
    high = high_cell.high if high_cell.high is not None else high_cell.low
    if low is None and high is None:
        low, high = whole.low, whole.high
        if low == high and single_is == "high":
            low = None
    if low is not None and high is not None and low > high:
        low, high = high, low
        troubles.append(Trouble("money_turned", {"column": "money_low"}))
    named = next((each.currency for each in (whole, low_cell, high_cell) if each.currency), "")
    currency = currency_of(values.get("currency", "")) or named or "VND"
    smallest = min((amount for amount in (low, high) if amount is not None), default=None)
    if currency == "VND" and smallest is not None and smallest < LEAST_VND:
        troubles.append(Trouble("money_small", {"amount": smallest, "column": "money"}))
        return Money(None, None, currency)
    return Money(low, high, currency)
