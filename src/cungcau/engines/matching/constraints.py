"""What refuses a pair however well it fits. The first constraint in the order of CONSTRAINTS is the one told."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.matching import conditions, specifications
from cungcau.engines.matching.evidence import Ints, Question
from cungcau.engines.matching.model import CONSTRAINTS

ALLOWED = -1
Bools = NDArray[np.bool_]


def refusals(question: Question, refused_before: frozenset[str]) -> Ints:
    """Per offer the position in CONSTRAINTS of what refuses it, ALLOWED where nothing does.

    `refused_before`: keys of offers that were refused for this need.
    """
    found = np.full(question.size, ALLOWED, np.int64)
    checks = _checks(question, refused_before)
    for position, name in reversed(list(enumerate(CONSTRAINTS))):
        found[checks[name]] = position
    return found


def broken(question: Question) -> list[str]:
    """Every constraint that forbids the only offer of a question, but for what was refused before."""
    checks = _checks(question, frozenset())
    return [name for name in CONSTRAINTS if checks[name][0]]


def _checks(question: Question, refused_before: frozenset[str]) -> dict[str, Bools]:
    return {
        "own_organisation": _own_organisation(question),
        "excluded": _excluded(question),
        "prohibited": question.collection.prohibited[question.rows],
        "refused_before": _refused_before(question, refused_before),
        "mode_excluded": _mode_excluded(question),
        "readiness_below_floor": _readiness_below_floor(question),
        "budget_below_floor": _budget_below_floor(question),
        "must_specification_fails": _must_fails(question),
    }


def facts(question: Question, offer: int, constraint: str) -> dict[str, Any]:
    """What stands against a pair: the facts of the line that tells it, or what is compared."""
    other = question.collection.offers[offer]
    if constraint in ("own_organisation", "excluded"):
        return {"organisation": other.organisation}
    if constraint == "mode_excluded":
        return conditions.mode_lines(question, offer)[0].facts
    if constraint == "readiness_below_floor":
        return conditions.readiness_lines(question, offer)[0].facts
    if constraint == "budget_below_floor":
        return conditions.budget_lines(question, offer)[0].facts | {"price_kind": other.price_kind}
    if constraint == "must_specification_fails":
        table = question.collection.specifications
        return specifications.failing_must(question.specifications, table, question.place_of(offer), offer).facts
    return {}


def _none(question: Question) -> Bools:
    return np.zeros(question.size, bool)


def _own_organisation(question: Question) -> Bools:
    own = question.need.organisation
    return question.collection.organisations[question.rows] == own if own else _none(question)


def _excluded(question: Question) -> Bools:
    excluded = [key for key in question.need.excluded_organisations if key]
    return np.isin(question.collection.organisations[question.rows], excluded) if excluded else _none(question)


def _refused_before(question: Question, offers: frozenset[str]) -> Bools:
    at = [question.collection.position[key] for key in offers if key in question.collection.position]
    return np.isin(question.rows, at) if at else _none(question)


def _mode_excluded(question: Question) -> Bools:
    return conditions.mode_nearness(question) == 0.0 if question.need.modes else _none(question)


def _readiness_below_floor(question: Question) -> Bools:
    high = question.collection.readiness[1][question.rows]
    return (high > 0) & (high < (question.need.trl_min or 0))


def _budget_below_floor(question: Question) -> Bools:
    """A budget that ends below a price that its owner calls fixed or the lowest."""
    ceiling = question.need.budget.high
    if ceiling is None:
        return _none(question)
    low = conditions.asked_prices(question)[0]
    return question.collection.firm_prices[question.rows] & (low > ceiling)


def _must_fails(question: Question) -> Bools:
    if not any(row.must for row in question.need.specifications):
        return _none(question)
    return question.specifications.must_fails
