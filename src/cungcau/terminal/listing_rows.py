"""The bridge for publishing: values of a row -> what the verbs of a listing take, and the organisation it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cungcau.exchange.reading import goals_of
from cungcau.exchange.records.listing_columns import CODES, CONSENTS, TEXTS, money_in, other_goals, right_of
from cungcau.exchange.records.registry import Registry
from cungcau.exchange.records.unfit import Unfit
from cungcau.listings.columns import COLUMNS, Trouble
from cungcau.listings.models import Listing
from cungcau.terminal.building import NEED_TEXTS, OFFER_TEXTS, title_of
from cungcau.vocabulary.code_fields import terms_of

Values = Mapping[str, Any]
TAKEN = frozenset(
    [*TEXTS, *CODES, "id", "organisation", "tax_code", "goals", "specifications", "money", "money_low", "money_high", "currency",
     "needed_by", "decided_by", "trl", "excluded", "keywords", "keywords_en", "consent", "right_to_transfer"]
)  # fmt: skip




@dataclass(frozen=True)
class Written:
    """What a row says."""

    key: str
    title: str
    values: Values


@dataclass
class Rows:
    """Stands where the builder of a match stands: the same reader, but the row is kept for the verbs."""

    passed_over: set[str] = field(default_factory=set)

    def build(self, side: str, key: str, values: Values, troubles: list[Trouble]) -> Written:
        """The row; of a title it has none the beginning of its text stands for it."""
        self.passed_over |= {name for name, value in values.items() if value} - TAKEN - {"unread", "whole_title"}
        title = title_of(values, NEED_TEXTS if side == "need" else OFFER_TEXTS, troubles)
        return Written(key, title, values)

    def columns_passed_over(self, language: str) -> list[str]:
        """Headings of known columns that a listing does not take from a file, in the order of the table."""
        spoken = {column.name: column.en if language == "en" else column.vi for column in COLUMNS}
        return [heading for name, heading in spoken.items() if name in self.passed_over]






def listing_values(kind: str, written: Written, registry: Registry, troubles: list[Trouble]) -> dict[str, Any]:
    """What `draft_listing` takes; raises Unfit where leaving something out would change what the row says."""
    values = written.values
    found: dict[str, Any] = {column: values[name] for name, column in TEXTS.items() if values.get(name)}
    if not found.get("title_vi") and not found.get("title_en"):
        found["title_vi"] = written.title
    described = [found.get("description_vi"), other_goals(values), *values.get("unread", ())]
    found["description_vi"] = "\n".join(filter(None, described))
    for column, name in (("keywords_vi", "keywords"), ("keywords_en", "keywords_en")):
        found[column] = ", ".join(values.get(name, ()))
    found["decision_date"] = values.get("decided_by")
    found["anonymity"] = CONSENTS.get(values.get("consent", ""), "named")
    found["trl"], found["start_by"] = values.get("trl"), values.get("needed_by")
    found["right_to_transfer"] = right_of(values.get("right_to_transfer", ""))
    found["money_min"], found["money_max"] = money_in(kind, values, troubles)
    found["terms"] = terms_of([*_codes(values, troubles), ("goal", list(goals_of(values)))])
    found["specifications"] = [row._asdict() for row in values.get("specifications", ())]
    found["excluded_organisations"] = [registry.named("excluded", name) for name in values.get("excluded", ())]
    _check_lengths(found)
    return found








def _codes(values: Values, troubles: list[Trouble]) -> list[tuple[str, list[str]]]:
    taken = []
    for name, (scheme, most) in CODES.items():
        codes = list(values.get(name, ()))
        if most is not None and len(codes) > most:
            troubles.append(Trouble("codes_too_many", {"most": most, "left": codes[most:], "column": name}))
        taken.append((scheme, codes[:most]))
    return taken


def _check_lengths(found: dict[str, Any]) -> None:
    """A text that the form would refuse is refused here: cut in the middle it would say something else."""
    texts = [(Listing, name, text) for name, text in found.items() if isinstance(text, str)]
    rows = Listing._meta.get_field("specifications").related_model
    texts += [(rows, name, text) for row in found["specifications"] for name, text in row.items() if isinstance(text, str)]
    for model, name, text in texts:
        most = model._meta.get_field(name).max_length
        if most is not None and len(text) > most:
            columns = {column: intake for intake, column in TEXTS.items()}
            column = columns.get(name, "specifications" if model is rows else name.removesuffix("_vi"))
            raise Unfit(Trouble("text_too_long", {"length": len(text), "most": most, "column": column}))
