"""The bridge for publishing: values of a row -> what the verbs of a listing take, and the organisation it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from cungcau.engines.common.text import fold
from cungcau.listings.columns import COLUMNS, Trouble
from cungcau.listings.columns.cells import known_code
from cungcau.listings.columns.headings import heading_key
from cungcau.listings.fields import MOST_MONEY
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation, point
from cungcau.registry.tax_code import check_tax_code, normal_tax_code
from cungcau.terminal.building import NEED_TEXTS, OFFER_TEXTS, goals_of, money_of, title_of
from cungcau.vocabulary.code_fields import terms_of

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
TAKEN = frozenset(
    [*TEXTS, *CODES, "id", "organisation", "tax_code", "goals", "specifications", "money", "money_low", "money_high", "currency",
     "needed_by", "decided_by", "trl", "excluded", "keywords", "keywords_en", "consent", "right_to_transfer"]
)  # fmt: skip


class Unfit(Exception):
    """The row cannot become a listing; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble


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


class Registry:
    """Whose a row is; organisations are read once. `register` makes one of columns, where rows may bring new ones."""

    def __init__(self, given: str, register: Callable[..., Organisation] | None = None) -> None:
        self._by_tax: dict[str, Organisation] = {}
        self._by_id: dict[str, list[Organisation]] = {}
        self._by_name: dict[str, list[Organisation]] = {}
        self._register = register
        for one in Organisation.objects.all():
            self._learn(one)
        here = point()
        self._default = self.named("organisation", given) if given else here.host if here else None

    def _learn(self, one: Organisation) -> None:
        if one.tax_code:
            self._by_tax[one.tax_code] = one
        self._by_id.setdefault(one.external_id or one.pid, []).append(one)
        for name in {heading_key(name) for name in (one.name_vi, one.name_en, one.short_name)} - {""}:
            self._by_name.setdefault(name, []).append(one)

    def _called(self, text: str) -> list[Organisation]:
        tax = self._by_tax.get(normal_tax_code(text))
        return [tax] if tax else self._by_name.get(heading_key(text), [])

    def known(self, column: str, text: str) -> Organisation:
        """By its id, tax code or name, whatever its state; raises Unfit when none, or more than one, is called so."""
        found = self._by_id.get(text) or self._called(text)
        if len(found) != 1:
            raise Unfit(Trouble("organisation_not_known", {"text": text, "column": column}))
        return found[0]

    def named(self, column: str, text: str) -> Organisation:
        """By tax code or by name; raises Unfit when none, or more than one, is called so and may act."""
        found = [one for one in self._called(text) if one.state != "suspended"]
        if len(found) != 1:
            raise Unfit(Trouble("organisation_unknown", {"text": text, "column": column}))
        return found[0]

    def owner(self, values: Values) -> Organisation:
        """The organisation that the row names, else the one of the command, else the host of the point."""
        given = {column: values[column] for column in ("tax_code", "organisation") if values.get(column)}
        if self._register and "organisation" in given and not any(map(self._called, given.values())):
            new = self._register(name_vi=given["organisation"], tax_code=_tax_code(given.get("tax_code", "")))
            self._learn(new)
            return new
        for column, text in given.items():
            return self.named(column, text)
        if self._default is None:
            raise Unfit(Trouble("organisation_missing"))
        return self._default


def _tax_code(text: str) -> str | None:
    """Raises Unfit for one that cannot be."""
    if not text:
        return None
    code = normal_tax_code(text)
    try:
        check_tax_code(code)
    except ValidationError:
        raise Unfit(Trouble("tax_code_unfit", {"text": text, "column": "tax_code"})) from None
    return code


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
