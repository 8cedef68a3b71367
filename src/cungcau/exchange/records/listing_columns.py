"""Which column of a file is which of a listing, and what several of them say together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cungcau.engines.common.text import fold
from cungcau.exchange.reading import money_of
from cungcau.listings.columns import Trouble
from cungcau.listings.columns.cells import known_code
from cungcau.listings.fields import MOST_MONEY

Values = Mapping[str, Any]
# Intake column -> column of a listing.
TEXTS = {
    "title": "title_vi", "title_en": "title_en", "summary": "summary_vi", "summary_en": "summary_en",
    "description": "description_vi", "description_en": "description_en", "current_technology": "current_technology",
    "problem": "problem", "need_kind": "subkind", "offer_kind": "subkind", "funding": "funding_source",
    "advantages": "advantages", "competing": "competing_solution", "economics": "economic_comparison",
    "applications": "applications", "stage": "stage", "price_kind": "price_kind", "warranty": "warranty",
    "references": "references", "standards": "standards", "site_conditions": "site_conditions", "tried": "tried",
    "not_wanted": "not_wanted", "budget_disclosure": "budget_disclosure", "urgency": "urgency", "target_users": "target_users",
    "awards": "awards", "certificates": "certificates", "capacity": "capacity", "footprint": "footprint", "energy": "energy",
    "waste": "waste", "territory": "territory", "owner_kind": "owner_kind", "task_code": "task_code",
    "existing_licences": "existing_licences", "absorption_note": "absorption_note",
}  # fmt: skip
# Intake column -> list of codes, and how many a listing takes of it (None: all).
CODES = {
    "fields": ("field", 3), "sectors": ("vsic", 2), "ipc": ("ipc", 2), "sdg": ("sdg", None), "modes": ("transfer_mode", None),
    "rights": ("rights", None), "package": ("package", None), "demonstration": ("demonstration", None),
}  # fmt: skip
CONSENTS = {"yes": "named", "anonymous": "anonymous", "no": "internal"}
RIGHTS = {
    "owner": ("owner", "chu so huu", "so huu", "we own it"),
    "authorised": ("authorised", "authorized", "duoc uy quyen", "uy quyen", "we are authorised by the owner"),
}


def other_goals(values: Values) -> str:
    """Goals told in words of their own: they have no list, so they stand in the description."""
    text: str = values.get("goals", "")
    pieces = [piece.strip() for piece in text.replace("\n", ";").split(";")]
    return "; ".join(piece for piece in pieces if piece and known_code("goal", piece) is None)


def right_of(text: str) -> str:
    """The right that a text claims, "" for none that is known."""
    word = fold(text).strip(" .")
    return next((right for right, words in RIGHTS.items() if word in words), "")


def money_in(kind: str, values: Values, troubles: list[Trouble]) -> tuple[int | None, int | None]:
    """The two ends in VND."""
    money = money_of(values, troubles, single_is="high" if kind == "need" else "both")
    amounts = [amount for amount in (money.low, money.high) if amount is not None]
    if amounts and (money.currency != "VND" or max(amounts) > MOST_MONEY):
        troubles.append(Trouble("money_not_taken", {"column": "money"}))
        return None, None
    low, high = (None if amount is None else round(amount) for amount in (money.low, money.high))
    return low, high
