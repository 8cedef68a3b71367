"""The bridge: values of a row -> a Need or an Offer of the matching engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cungcau.engines.matching.model import Need, Offer, Specification
from cungcau.exchange.reading import goals_of, money_of
from cungcau.listings.columns import Trouble
from cungcau.listings.columns.cells import known_code
from cungcau.listings.columns.headings import SPEAKING, heading_key

Values = Mapping[str, Any]
# Texts that tell what is wanted or offered, in the order in which they are joined.
NEED_TEXTS = ("description", "description_en", "problem", "goals", "current_technology")
OFFER_TEXTS = ("description", "description_en", "advantages", "applications", "target_users")
TITLE_LENGTH = 120
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s")


def speaks(values: Values) -> bool:
    """Whether a row says anything that could be matched."""
    return any(_has_letter(values.get(name)) for name in SPEAKING)


def _has_letter(value: Any) -> bool:
    return any(sign.isalpha() for sign in (" ".join(value) if isinstance(value, tuple) else str(value or "")))


class Builder:
    """Builds both sides of one run, so that organisations and zones get the same key in both files."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._names_of_tax: dict[str, str] = {}
        self._zones: dict[str, str] = {}

    def build(self, side: str, key: str, values: Values, troubles: list[Trouble]) -> Need | Offer:
        """A need or an offer; raises InvalidProblem when the engine cannot take it."""
        return (self._need if side == "need" else self._offer)(key, values, troubles)

    def _need(self, key: str, values: Values, troubles: list[Trouble]) -> Need:
        return Need(
            **self._shared(key, values, NEED_TEXTS, troubles),
            trl_min=values.get("trl"),
            budget=money_of(values, troubles, single_is="high"),
            excluded_organisations=tuple(heading_key(name) for name in values.get("excluded", ())),
            goals=goals_of(values),
        )

    def _offer(self, key: str, values: Values, troubles: list[Trouble]) -> Offer:
        return Offer(
            **self._shared(key, values, OFFER_TEXTS, troubles),
            trl=values.get("trl"),
            stage=values.get("stage", ""),
            price=money_of(values, troubles, single_is="both"),
            price_kind=values.get("price_kind", ""),
        )

    def _shared(self, key: str, values: Values, texts: tuple[str, ...], troubles: list[Trouble]) -> dict[str, Any]:
        return {
            "key": key,
            "title": title_of(values, texts, troubles),
            "summary": _joined(values, ("summary", "summary_en")),
            "text": "\n".join([_joined(values, texts), *values.get("unread", ())]).strip(),
            "fields": values.get("fields", ()),
            "sectors": values.get("sectors", ()),
            "ipc": values.get("ipc", ()),
            "sdg": values.get("sdg", ()),
            "modes": values.get("modes", ()),
            "specifications": tuple(Specification(*row) for row in values.get("specifications", ())),
            "province": values.get("province", ""),
            "zone": self._zone(values.get("zone", "")),
            "in_park": values.get("in_park"),
            "updated": self._updated(values, troubles),
            "organisation": self._organisation(values),
            "keywords": (*values.get("keywords", ()), *values.get("keywords_en", ())),
        }

    def _organisation(self, values: Values) -> str:
        """One key for one organisation, whether a file gives its name, its tax code or both."""
        name = heading_key(values.get("organisation", ""))
        tax = "".join(sign for sign in values.get("tax_code", "") if sign.isalnum())
        return self._names_of_tax.setdefault(tax, name or tax) if tax else name

    def _zone(self, text: str) -> str:
        plain = heading_key(text)
        if not plain:
            return ""
        return known_code("zone", text) or self._zones.setdefault(plain, " ".join(text.split()))

    def _updated(self, values: Values, troubles: list[Trouble]) -> date | None:
        day: date | None = values.get("updated") or values.get("surveyed")
        if day is not None and day > self._today:
            troubles.append(Trouble("date_in_future", {"date": day.isoformat(), "column": "updated"}))
            return None
        return day


def _joined(values: Values, names: Iterable[str]) -> str:
    return "\n".join(text for name in names if (text := values.get(name)))


def title_of(values: Values, texts: tuple[str, ...], troubles: list[Trouble]) -> str:
    title = _joined(values, ("title", "title_en"))
    if title:
        return title
    words = _joined(values, ("summary", "summary_en", *texts)) or ", ".join(values.get("keywords", ()))
    troubles.append(Trouble("title_from_text", {"column": "title"}))
    return _SENTENCE_END.split(words, maxsplit=1)[0][:TITLE_LENGTH]






