"""The one entry of the engine: needs in, ranked and explained offers out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cungcau.engines.matching import constraints
from cungcau.engines.matching.candidates import Candidates
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Ints, Question, query_of_need
from cungcau.engines.matching.model import CONSTRAINTS, Match, Need, Params, Problem, Refusal, Result
from cungcau.engines.matching.score import Scored, explain, score

Stop = Callable[[], bool]
Progress = Callable[[str, int, int], None]
DEFAULT = Params()
BLOCK = 256  # needs whose candidates are found in one product


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was found for one need. `reached` False: `stop` ended the work before it."""

    need: str
    matches: tuple[Match, ...]
    refused: tuple[Refusal, ...]
    reached: bool = True


def solve(
    problem: Problem,
    params: Params = DEFAULT,
    seed: int = 0,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> Result:
    """Propose the best offers for every need, with reasons.

    `stop()` is asked between blocks of needs; True ends the work with what is done.
    `progress(phase, done, total)` is told the phases "offers" (reading them) and "needs" (matching them).
    Nothing here is random; `seed` is kept in the result for the sake of the common shape of engines.
    """
    matches: list[Match] = []
    refused: list[Refusal] = []
    unmatched: list[str] = []
    complete = True
    for found in propose(problem, params, stop, progress):
        matches += found.matches
        refused += found.refused
        complete &= found.reached
        if not found.matches:
            unmatched.append(found.need)
    return Result(tuple(matches), tuple(refused), tuple(unmatched), params.version, seed, complete)


def propose(
    problem: Problem,
    params: Params = DEFAULT,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> Iterator[Proposals]:
    """`solve` need by need, in the order of the problem, for results too large to hold at once."""
    collection = collection_of(problem, progress)
    rows = np.array(sorted(collection.position[offer.key] for offer in problem.offers), np.int64)
    before = _refused_before(problem)
    exhaustive = len(problem.needs) * len(rows) <= params.exhaustive_pairs
    candidates = None if exhaustive or not len(rows) else Candidates(collection, rows, params.candidates)
    for start in range(0, len(problem.needs), BLOCK):
        block = problem.needs[start : start + BLOCK]
        if stop and stop():
            yield from (Proposals(need.key, (), (), reached=False) for need in problem.needs[start:])
            return
        for at, question in enumerate(_questions(block, collection, rows, candidates, params, problem)):
            yield _proposals(question, before.get(question.need.key, frozenset()), exhaustive)
            if progress and (at % 16 == 15 or at + 1 == len(block)):
                progress("needs", start + at + 1, len(problem.needs))


def collection_of(problem: Problem, progress: Progress | None = None) -> Collection:
    """The prepared collection, with the problem's offers in it."""
    prepared = problem.statistics
    if prepared is None:
        return Collection.build(problem.offers, progress)
    missing = [offer for offer in problem.offers if not prepared.holds(offer)]
    return prepared.replace(missing) if missing else prepared


def _refused_before(problem: Problem) -> dict[str, frozenset[str]]:
    offers: dict[str, set[str]] = {}
    for need, offer in problem.refused_pairs:
        offers.setdefault(need, set()).add(offer)
    return {need: frozenset(found) for need, found in offers.items()}


def _questions(
    block: Sequence[Need],
    collection: Collection,
    rows: Ints,
    candidates: Candidates | None,
    params: Params,
    problem: Problem,
) -> Iterator[Question]:
    queries = [query_of_need(need, collection) for need in block]
    chosen = candidates.of(block, queries) if candidates else [rows] * len(block)
    for need, query, own in zip(block, queries, chosen, strict=True):
        yield Question(need, collection, own, params, problem.today, query)


def _proposals(question: Question, refused_before: frozenset[str], all_refusals: bool) -> Proposals:
    if not question.size:
        return Proposals(question.need.key, (), ())
    scored = score(question)
    verdicts = constraints.refusals(question, refused_before)
    allowed = (verdicts == constraints.ALLOWED) & (scored.score >= question.params.floor)
    best = _ranking(scored, np.flatnonzero(allowed))[: question.params.top]
    matches = tuple(explain(question, scored, int(at), rank) for rank, at in enumerate(best, start=1))
    refused = _ranking(scored, np.flatnonzero(verdicts != constraints.ALLOWED))
    if not all_refusals:
        refused = refused[scored.score[refused] >= question.params.floor][: question.params.top]
    return Proposals(question.need.key, matches, _refusals(question, scored, refused, verdicts))


def _ranking(scored: Scored, places: Ints) -> Ints:
    """Places by score, the best first; equals by the key of the offer (rows are in the order of keys)."""
    return places[np.argsort(-scored.total[places], kind="stable")]


def _refusals(question: Question, scored: Scored, places: Ints, verdicts: Ints) -> tuple[Refusal, ...]:
    found = []
    for at in places:
        offer, constraint = int(question.rows[at]), CONSTRAINTS[verdicts[at]]
        key = question.collection.offers[offer].key
        facts = constraints.facts(question, offer, constraint)
        found.append(Refusal(question.need.key, key, constraint, facts, int(scored.score[at])))
    return tuple(found)
