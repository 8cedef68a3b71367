"""Some offers beside one need: each with its whole score, whether or not a rule forbids the pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cungcau.engines.matching import constraints
from cungcau.engines.matching.evidence import Question, meanings_of, queries_of
from cungcau.engines.matching.model import CONSTRAINTS, Match, Params, Problem, Refusal
from cungcau.engines.matching.score import explain, score
from cungcau.engines.matching.solve import DEFAULT, collection_of


@dataclass(frozen=True, slots=True)
class Beside:
    """A pair with all its reasons; `refusal` where a rule forbids it. `match.rank` is its place among these offers."""

    match: Match
    refusal: Refusal | None


def beside(problem: Problem, params: Params = DEFAULT) -> tuple[Beside, ...]:
    """The offers of the problem against its only need, in the problem's order.

    With `Problem.statistics`, a pair scores as it does among all the offers there. Raises ValueError for more needs than one.
    """
    (need,) = problem.needs
    if not problem.offers:
        return ()
    collection = collection_of(problem)
    places = np.array([collection.position[offer.key] for offer in problem.offers], np.int64)
    rows = np.sort(places)
    (query,) = queries_of([need], collection, meanings_of([need], collection))
    question = Question(need, collection, rows, params, problem.today, query)
    before = frozenset(offer for asked, offer in problem.refused_pairs if asked == need.key)
    scored, verdicts = score(question), constraints.refusals(question, before)
    rank = np.empty(len(rows), np.int64)
    rank[np.argsort(-scored.total, kind="stable")] = np.arange(1, len(rows) + 1)
    return tuple(
        Beside(explain(question, scored, at, int(rank[at])), _refusal(question, int(verdicts[at]), at, int(scored.score[at])))
        for at in map(int, np.searchsorted(rows, places))
    )


def _refusal(question: Question, verdict: int, at: int, points: int) -> Refusal | None:
    if verdict == constraints.ALLOWED:
        return None
    offer, constraint = int(question.rows[at]), CONSTRAINTS[verdict]
    facts = constraints.facts(question, offer, constraint)
    return Refusal(question.need.key, question.collection.offers[offer].key, constraint, facts, points)
