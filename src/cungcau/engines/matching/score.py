"""From parts to a score of 0–100 whose parts add up.

The weight of parts that a need does not ask for goes to the others, so that a need of two lines is scored
on its subject alone and reaches 100 too. Conditions (readiness, form, money, place, freshness) count only as far as the
offer is about the same thing: the right price for something else is no match.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cungcau.engines.matching import classification, conditions, specifications, subject
from cungcau.engines.matching.evidence import Evidence, Floats, Ints, PartOfScore, Question, unknown
from cungcau.engines.matching.model import Line, Match, Need, Params, Part

# --- specifications as a part --------------------------------------------------------------------------------


def _asks_specifications(need: Need) -> bool:
    return bool(need.specifications or need.targets)


def _specification_evidence(question: Question) -> Evidence:
    verdict = question.specifications
    return Evidence(verdict.credit, verdict.known, verdict.met)


def _specification_lines(question: Question, offer: int) -> tuple[Line, ...]:
    table = question.collection.specifications
    return specifications.lines(question.specifications, table, question.place_of(offer), offer)


def _specification_questions(question: Question, offer: int) -> tuple[Line, ...]:
    open_lines = [line for line in _specification_lines(question, offer) if line.status == "unknown"]
    ordered = sorted(open_lines, key=lambda line: not line.facts["must"])
    return tuple(
        unknown(
            "ask_specification",
            parameter=line.facts["parameter"],
            unit=line.facts["wanted_unit"],
            operator=line.facts["operator"],
            must=line.facts["must"],
        )
        for line in ordered
    )


def _always(need: Need) -> bool:
    return True


def _nothing(question: Question, offer: int) -> tuple[Line, ...]:
    return ()


# The table to which another kind of evidence is added by one line (and its weight in Params).
TABLE: tuple[PartOfScore, ...] = (
    PartOfScore("subject", _always, subject.evidence, subject.lines, subject.questions),
    PartOfScore(
        "classification",
        classification.asked,
        classification.evidence,
        classification.lines,
        classification.questions,
    ),
    PartOfScore(
        "specifications",
        _asks_specifications,
        _specification_evidence,
        _specification_lines,
        _specification_questions,
    ),
    PartOfScore(
        "readiness",
        conditions.asks_readiness,
        conditions.readiness,
        conditions.readiness_lines,
        conditions.readiness_questions,
    ),
    PartOfScore("mode", conditions.asks_mode, conditions.mode, conditions.mode_lines, conditions.mode_questions),
    PartOfScore(
        "budget",
        conditions.asks_budget,
        conditions.budget,
        conditions.budget_lines,
        conditions.budget_questions,
    ),
    PartOfScore("place", conditions.asks_place, conditions.place, conditions.place_lines, conditions.place_questions),
    PartOfScore("freshness", conditions.asks_freshness, conditions.freshness, conditions.freshness_lines, _nothing),
)

# How much of the conditions counts: all of them once the evidence that both speak of the same thing reaches FULL.
CLASSIFICATION_SHARE, SPECIFICATION_SHARE, FULL = 0.25, 0.35, 0.8
# Codes and specifications that meet count by half where the texts share nothing, and in full from this much of the subject:
# any pump may meet "10 bar", and two firms of one sector need not speak of the same thing.
FIRM_ALONE, FIRM_FULL = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """Offers of one question: parts × offers. `points` are not yet whole; `of` are."""

    parts: tuple[PartOfScore, ...]
    points: Floats
    of: Ints
    share: Floats
    firm: Floats
    total: Floats
    score: Ints
    confidence: Floats


def score(question: Question) -> Scored:
    return score_about(question, subject.evidence(question))


def score_about(question: Question, about: Evidence) -> Scored:
    """The same with what is known of the subject already; of the texts nothing is asked."""
    parts = tuple(part for part in TABLE if part.asked(question.need) and _weight(part, question.params) > 0)
    return scored(parts, [about, *(part.evidence(question) for part in parts[1:])], question.params)  # the subject stands first


def scored(parts: tuple[PartOfScore, ...], found: Sequence[Evidence], params: Params) -> Scored:
    """What the evidence of these parts makes together, of as many pairs as it is about."""
    of = _of(parts, found, params)
    share = _share({part.code: evidence for part, evidence in zip(parts, found, strict=True)})
    about, others = found[0].value, found[1:]  # the subject stands first
    firm = FIRM_ALONE + (1 - FIRM_ALONE) * np.minimum(about / FIRM_FULL, 1.0)
    shares = np.array([about, *(firm * part.firm + share * (part.value - part.firm) for part in others)])
    points: Floats = np.round(shares * of, 6)
    total = points.sum(axis=0)
    return Scored(
        parts,
        points,
        of,
        share,
        firm,
        total,
        np.floor(total + 0.5).astype(np.int64),
        _confidence(parts, found, params),
    )


def _weight(part: PartOfScore, params: Params) -> float:
    return float(params.weights.get(part.code, 0.0))


def _of(parts: Sequence[PartOfScore], found: Sequence[Evidence], params: Params) -> Ints:
    """Whole points that each part is out of, 100 together, for every offer."""
    weights, size = np.array([_weight(part, params) for part in parts]), len(found[0].value)
    counts = np.array([np.ones(size, bool) if part.counts is None else part.counts for part in found])
    of = np.zeros((len(parts), size), np.int64)
    patterns = counts.T @ (1 << np.arange(len(parts)))
    for number in np.unique(patterns):
        pattern = (number >> np.arange(len(parts))) & 1
        own = np.array(apportion((100 * weights * pattern / (weights * pattern).sum()).tolist(), 100))
        of[:, patterns == number] = own[:, None]
    return of


def _share(found: dict[str, Evidence]) -> Floats:
    relevance = found["subject"].value.copy()
    if "classification" in found:
        relevance += CLASSIFICATION_SHARE * found["classification"].firm
    if "specifications" in found:
        relevance += SPECIFICATION_SHARE * found["specifications"].firm
    return np.minimum(relevance / FULL, 1.0)


def _confidence(parts: Sequence[PartOfScore], found: Sequence[Evidence], params: Params) -> Floats:
    """Share of all weight on which both sides spoke; a silent need leaves its parts unknown."""
    known = np.zeros(len(found[0].value))
    for part, evidence in zip(parts, found, strict=True):
        known += _weight(part, params) * evidence.known
    return np.round(known / sum(params.weights.values()), 2)


def apportion(shares: Sequence[float], total: int) -> list[int]:
    """Whole numbers next to `shares` that sum to `total`: the largest remainders are rounded up."""
    whole = [math.floor(share + 1e-9) for share in shares]
    order = sorted(range(len(shares)), key=lambda at: (whole[at] - shares[at], at))
    for at in order[: total - sum(whole)]:
        whole[at] += 1
    return whole


def explain(question: Question, scored: Scored, at: int, rank: int) -> Match:
    """The match of the offer at a place of the question, with its reasons."""
    offer = int(question.rows[at])
    value = int(scored.score[at])
    points = apportion(scored.points[:, at].tolist(), value)
    parts = [
        _part(part, question, offer, points[number], int(scored.of[number, at]), _counted(part.code, scored, at))
        for number, part in enumerate(scored.parts)
        if scored.of[number, at] > 0
    ]
    asks = tuple(line for part in scored.parts for line in part.questions(question, offer))
    return Match(
        question.need.key,
        question.collection.offers[offer].key,
        rank,
        value,
        tuple(parts),
        float(scored.confidence[at]),
        asks + _of_the_need(question.need),
    )


def _counted(code: str, scored: Scored, at: int) -> float:
    """The share of a part's evidence that counts."""
    if code == "subject":
        return 1.0
    return float((scored.firm if code in ("classification", "specifications") else scored.share)[at])


def _part(part: PartOfScore, question: Question, offer: int, points: int, of: int, share: float) -> Part:
    lines = part.lines(question, offer)
    facts: dict[str, float] = {}
    if share < 1:
        facts = {"share": round(share, 2)}
        lines += (Line("note", "counts_in_part", facts),)
    return Part(part.code, points, of, facts, lines)


def _of_the_need(need: Need) -> tuple[Line, ...]:
    silent = [] if _asks_specifications(need) else [unknown("need_specifications")]
    return tuple(silent + ([] if need.budget.is_known else [unknown("need_budget")]))
