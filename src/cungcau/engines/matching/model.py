"""What the matching engine is told and what it answers: frozen values, checked when they are made.

The engine speaks of keys, never of rows of a database, and of codes and facts, never of words in a language.
Texts of both languages of a record are joined by the caller into `title`, `summary`, `text`.
Everything but `key` and `title` may be left out; what is left out is unknown, not zero.

`Line.code` is one of these (facts in brackets; every fact is a plain value):

subject         shared_terms [terms: list of str as typed, most telling first], everyday_words, no_shared_terms
                shared_concepts [concepts: list of {key, vi, en, link, origin, origin_vi, origin_en}]
                    link "": both speak of it; else how the thesaurus (Neighbourhood) ties it to the origin, which is the need's
                translated_terms [pairs: list of (word of the need, what the offer calls it)]
                meaning     the sentence model alone makes a good part of the evidence
classification  field_same sector_same ipc_same sdg_same [codes]
                field_near sector_near ipc_near [asked, offered, common]     the branch of the tree they share
                field_apart sector_apart ipc_apart sdg_apart [asked, offered]
                field_unknown sector_unknown ipc_unknown sdg_unknown [asked]
specifications  row [parameter, operator, wanted, wanted_high, wanted_text, wanted_unit, must, offered_parameter,
                     offered_operator, offered, offered_high, offered_text, offered_unit,
                     converted, converted_high]     offered values in wanted_unit, None where not comparable
                row_unknown [the same without offered…]     no row of the offer has that name
                row_perhaps [the same as row]               one of another name, in units of the same kind, may be meant
                units_differ [the same as row]              both say, in units that do not convert
readiness       trl_reached trl_below [offered, asked], trl_from_stage [stage, low, high, asked], trl_unknown [asked]
mode            mode_shared [codes], mode_near mode_apart [asked, offered], mode_unknown [asked]
budget          price_within price_below price_overlaps price_near price_above
                [budget_low, budget_high, price_low, price_high, currency]
                price_unknown [budget_low, budget_high, currency], currency_differs [asked, offered]
place           same_zone [zone], both_in_park, same_province [province], other_place [asked, offered], place_unknown
freshness       updated [days, date]
any part but subject  counts_in_part [share]   little shared subject: the part counts only by this share (0–1)

`Match.questions` are lines of status "unknown" with codes
ask_specification [parameter, unit, operator, must], ask_readiness [asked], ask_modes, ask_price [currency],
ask_fields, ask_place — all to the offering side — and need_specifications, need_budget, need_text [terms] — to the needing side.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from cungcau.engines.matching.collection import Collection

OPERATORS = ("=", "<", "<=", ">", ">=", "range", "in", "text")
PARTS = (
    "subject",
    "classification",
    "specifications",
    "readiness",
    "mode",
    "budget",
    "place",
    "freshness",
)
CONSTRAINTS = (
    "own_organisation",
    "excluded",
    "prohibited",
    "refused_before",
    "mode_excluded",
    "readiness_below_floor",
    "budget_below_floor",
    "must_specification_fails",
)

Status = Literal["meets", "nearly", "fails", "unknown", "note"]


class InvalidProblem(ValueError):
    """A value that cannot be matched; `code` and `facts` say what is wrong, for the caller to put in words."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(f"{code}: {facts}")
        self.code = code
        self.facts = facts


def _check_identity(key: str, kind: str) -> None:
    if not key:
        raise InvalidProblem("key_missing", kind=kind)


def _check_trl(level: int | None, key: str) -> None:
    if level is not None and not 1 <= level <= 9:
        raise InvalidProblem("trl_out_of_range", key=key, trl=level)


def _check_numbers(low: float | None, high: float | None, **where: str) -> None:
    if any(number is not None and not math.isfinite(number) for number in (low, high)):
        raise InvalidProblem("number_not_finite", low=str(low), high=str(high), **where)
    if low is not None and high is not None and low > high:
        raise InvalidProblem("low_above_high", low=low, high=high, **where)


def _check_unique(keys: Iterator[str], kind: str) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise InvalidProblem("key_twice", kind=kind, key=key)
        seen.add(key)


@dataclass(frozen=True, slots=True)
class Specification:
    """One line of a specification: "capacity >= 200 m3/day" (a requirement, or what an offer promises).

    `value` and `high` are numbers in `unit`; `high` only with "range"; `text` for "in" (choices
    separated by ";" or ",") and "text". `must`: an offer that fails it is refused.
    """

    parameter: str
    operator: str = "="
    value: float | None = None
    high: float | None = None
    text: str = ""
    unit: str = ""
    must: bool = False

    def __post_init__(self) -> None:
        if self.operator not in OPERATORS:
            raise InvalidProblem("unknown_operator", operator=self.operator, parameter=self.parameter)
        _check_numbers(self.value, self.high, parameter=self.parameter)


@dataclass(frozen=True, slots=True)
class Money:
    """A range of money; an end that is None is open. `currency` is ISO 4217."""

    low: float | None = None
    high: float | None = None
    currency: str = "VND"

    def __post_init__(self) -> None:
        _check_numbers(self.low, self.high, currency=self.currency)

    @property
    def is_known(self) -> bool:
        return self.low is not None or self.high is not None


UNKNOWN_MONEY = Money()


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody looks for. Codes are those of the vocabularies of the same name.

    `targets` are wanted improvements written as specification rows ("cost <= 80 %"); they never refuse.
    `organisation` and `excluded_organisations` are opaque keys, compared for equality.
    """

    key: str
    title: str
    summary: str = ""
    text: str = ""
    fields: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    trl_min: int | None = None
    specifications: tuple[Specification, ...] = ()
    targets: tuple[Specification, ...] = ()
    budget: Money = UNKNOWN_MONEY
    province: str = ""
    zone: str = ""
    in_park: bool | None = None
    updated: date | None = None
    organisation: str = ""
    excluded_organisations: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_identity(self.key, "need")
        _check_trl(self.trl_min, self.key)


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody has. `price_kind`: indicative, floor, fixed, negotiable or "" (not said)."""

    key: str
    title: str
    summary: str = ""
    text: str = ""
    fields: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    trl: int | None = None
    stage: str = ""
    specifications: tuple[Specification, ...] = ()
    price: Money = UNKNOWN_MONEY
    price_kind: str = ""
    province: str = ""
    zone: str = ""
    in_park: bool | None = None
    updated: date | None = None
    organisation: str = ""
    keywords: tuple[str, ...] = ()
    prohibited: bool = False

    def __post_init__(self) -> None:
        _check_identity(self.key, "offer")
        _check_trl(self.trl, self.key)


@dataclass(frozen=True, slots=True)
class Problem:
    """Needs to be served from offers on a given day.

    `refused_pairs`: (need key, offer key) that were proposed and refused before.
    `statistics`: a prepared `Collection` of offers. It gives the document frequencies, and the offers
    that it already holds are not analysed again. Without it, the problem's own offers are the collection.
    """

    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    refused_pairs: frozenset[tuple[str, str]] = frozenset()
    today: date = date.min
    statistics: Collection | None = None

    def __post_init__(self) -> None:
        _check_unique((need.key for need in self.needs), "need")
        _check_unique((offer.key for offer in self.offers), "offer")


def _default_weights() -> dict[str, float]:
    return {
        "subject": 46,
        "classification": 12,
        "specifications": 18,
        "readiness": 6,
        "mode": 5,
        "budget": 6,
        "place": 3,
        "freshness": 4,
    }


@dataclass(frozen=True, slots=True)
class Params:
    """Settings of a run. `version` names the set of weights and maps; a stored result keeps it.

    `floor`: pairs that score lower are not proposed. `nearly`: how far off a value may be to nearly meet.
    `exhaustive_pairs`: up to so many pairs every pair is scored, so that every refusal is told;
    above it each need is scored against its `candidates` most similar offers.
    """

    weights: Mapping[str, float] = field(default_factory=_default_weights)
    top: int = 10
    floor: int = 20
    nearly: float = 0.10
    candidates: int = 200
    exhaustive_pairs: int = 200_000
    version: str = "2026.7"

    def __post_init__(self) -> None:
        unknown = sorted(set(self.weights) - set(PARTS))
        if unknown:
            raise InvalidProblem("unknown_part", parts=unknown)
        if any(not weight >= 0 for weight in self.weights.values()) or not self.weights.get("subject", 0) > 0:
            raise InvalidProblem("weights_not_positive", weights=dict(self.weights))
        if self.top < 1 or not 0 <= self.floor <= 100 or self.candidates < self.top:
            raise InvalidProblem("params_out_of_range", top=self.top, floor=self.floor)


@dataclass(frozen=True, slots=True)
class Line:
    """One reason: a status, a code and facts (plain values that JSON can carry)."""

    status: Status
    code: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the score: `points` out of `of`. The points of a match's parts sum exactly to its score."""

    code: str
    points: int
    of: int
    facts: dict[str, Any]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A proposed pair. `score` 0–100; `confidence` 0–1 is the share of the evidence that was known."""

    need: str
    offer: str
    rank: int
    score: int
    parts: tuple[Part, ...]
    confidence: float
    questions: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pair that a constraint forbids; `score` is what it would have had."""

    need: str
    offer: str
    constraint: str
    facts: dict[str, Any] = field(default_factory=dict)
    score: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """All needs accounted for: each is in `matches` (best first) or in `unmatched`.

    `complete` is False when `stop` ended the work early; needs not reached are then in `unmatched`.
    `by_meaning`: a sentence model took part in every need; without it words and concepts decide alone.
    """

    matches: tuple[Match, ...]
    refused: tuple[Refusal, ...]
    unmatched: tuple[str, ...]
    version: str = ""
    seed: int = 0
    complete: bool = True
    by_meaning: bool = False

    def of_need(self, key: str) -> Iterator[Match]:
        return (match for match in self.matches if match.need == key)

    def to_dict(self) -> dict[str, Any]:
        """The result as plain values for JSON."""
        return asdict(self)
