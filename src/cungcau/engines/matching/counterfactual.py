"""What would have to change for a refused pair to qualify, and the score that it would have then.

Each rule that forbids the pair is lifted by the one change that lifts it; all of them together are the smallest set. To score
the pair as it would be, the need is put as if it asked for what the offer has: that is worth as many points as an offer that
has what the need asks for, and no text is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from cungcau.engines.matching import conditions, constraints, specifications
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Question, query_of_need
from cungcau.engines.matching.model import Money, Need, Params, Problem, Refusal, Specification
from cungcau.engines.matching.score import score
from cungcau.engines.matching.solve import DEFAULT, collection_of


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that would have to be otherwise: the constraint that it lifts, and the facts of that constraint."""

    constraint: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lifted:
    """The changes that together let a refused pair qualify; `score` is what it would have then."""

    need: str
    offer: str
    changes: tuple[Change, ...]
    score: int


def what_would_lift(problem: Problem, refusals: Iterable[Refusal], params: Params = DEFAULT) -> list[Lifted | None]:
    """For each refusal of the problem; None where nothing that the two could change would lift it."""
    collection = collection_of(problem)
    needs = {need.key: need for need in problem.needs}
    questions: dict[str, Callable[[Need, int], Question]] = {}
    found = []
    for refusal in refusals:
        need = needs[refusal.need]
        if need.key not in questions:
            questions[need.key] = _asking(need, collection, problem, params)
        found.append(_lifted(need, collection.position[refusal.offer], questions[need.key]))
    return found


def _asking(need: Need, collection: Collection, problem: Problem, params: Params) -> Callable[[Need, int], Question]:
    """Puts the need, or one that asks for less, to a single offer; the need's words are read once."""
    query = query_of_need(need, collection)
    return lambda other, offer: Question(other, collection, np.array([offer], np.int64), params, problem.today, query)


def _lifted(need: Need, offer: int, ask: Callable[[Need, int], Question]) -> Lifted | None:
    question = ask(need, offer)
    changes, relaxed = [], need
    for constraint in constraints.broken(question):
        lift = LIFTS.get(constraint)
        if lift is None:
            return None
        made, relaxed = lift(question, relaxed, offer)
        changes += made
    then = ask(relaxed, offer)
    if not changes or constraints.broken(then):
        return None
    return Lifted(need.key, question.collection.offers[offer].key, tuple(changes), int(score(then).score[0]))


Lift = Callable[[Question, Need, int], tuple[list[Change], Need]]


def _excluded(question: Question, need: Need, offer: int) -> tuple[list[Change], Need]:
    organisation = question.collection.offers[offer].organisation
    others = tuple(key for key in need.excluded_organisations if key != organisation)
    return [Change("excluded", {"organisation": organisation})], replace(need, excluded_organisations=others)


def _mode(question: Question, need: Need, offer: int) -> tuple[list[Change], Need]:
    facts = conditions.mode_lines(question, offer)[0].facts
    return [Change("mode_excluded", facts)], replace(need, modes=question.collection.offers[offer].modes)


def _readiness(question: Question, need: Need, offer: int) -> tuple[list[Change], Need]:
    high = int(question.collection.readiness[1][offer])
    return [Change("readiness_below_floor", {"asked": need.trl_min, "offered": high})], replace(need, trl_min=high)


def _budget(question: Question, need: Need, offer: int) -> tuple[list[Change], Need]:
    low = float(conditions.asked_prices(question)[0][0])
    facts = conditions.budget_lines(question, offer)[0].facts | {"needed": low}
    return [Change("budget_below_floor", facts)], replace(need, budget=Money(need.budget.low, low, need.budget.currency))


def _must(question: Question, need: Need, offer: int) -> tuple[list[Change], Need]:
    """Every must row that fails; in its place the need asks for what the offer says."""
    table, verdict = question.collection.specifications, question.specifications
    lines = specifications.lines(verdict, table, 0, offer)
    changes, rows = [], list(need.specifications)
    for at, (wanted, ranks, chosen) in enumerate(verdict.answers[: len(rows)]):
        if wanted.must and ranks[0] == specifications.FAILS:
            changes.append(Change("must_specification_fails", lines[at].facts))
            rows[at] = _as_asked(table.rows[int(chosen[0])])
    return changes, replace(need, specifications=tuple(rows))


def _as_asked(offered: Specification) -> Specification:
    return replace(offered, must=True)


# An organisation does not become another one, and what the law prohibits no offer changes; a broker's verdict has its own page.
LIFTS: dict[str, Lift] = {
    "excluded": _excluded,
    "mode_excluded": _mode,
    "readiness_below_floor": _readiness,
    "budget_below_floor": _budget,
    "must_specification_fails": _must,
}
