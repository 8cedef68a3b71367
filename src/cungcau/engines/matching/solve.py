"""The one entry of the engine: needs in, ranked and explained offers out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from cungcau.engines.matching import constraints
from cungcau.engines.matching.candidates import THREADS, Candidates
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Ints, Meanings, Question, meanings_of, queries_of
from cungcau.engines.matching.model import CONSTRAINTS, Match, Need, Params, Problem, Refusal, Result
from cungcau.engines.matching.score import Scored, explain, score

Stop = Callable[[], bool]
Progress = Callable[[str, int, int], None]
RefusedBefore = Mapping[str, frozenset[str]]  # offers that were proposed for a need and refused before
DEFAULT = Params()
BLOCK = 256  # needs whose candidates are found in one product


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was found for one need. `reached` False: `stop` ended the work before it. `by_meaning`: a sentence model took part."""

    need: str
    matches: tuple[Match, ...]
    refused: tuple[Refusal, ...]
    reached: bool = True
    by_meaning: bool = False


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
    complete = by_meaning = True
    for found in propose(problem, params, stop, progress):
        matches += found.matches
        refused += found.refused
        complete &= found.reached
        by_meaning &= found.by_meaning
        if not found.matches:
            unmatched.append(found.need)
    by_meaning &= bool(problem.needs)
    return Result(tuple(matches), tuple(refused), tuple(unmatched), params.version, seed, complete, by_meaning)


def propose(
    problem: Problem,
    params: Params = DEFAULT,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> Iterator[Proposals]:
    """`solve` need by need, in the order of the problem, for results too large to hold at once."""
    prepared = Prepared(problem, params, progress)
    for start in range(0, len(problem.needs), BLOCK):
        block = problem.needs[start : start + BLOCK]
        if stop and stop():
            yield from (Proposals(need.key, (), (), reached=False) for need in problem.needs[start:])
            return
        for at, found in enumerate(prepared.proposals(block, prepared.meanings(block))):
            yield found
            if progress and (at % 16 == 15 or at + 1 == len(block)):
                progress("needs", start + at + 1, len(problem.needs))


class Prepared:
    """The offers of a problem, ready to be asked. What is found for a need does not depend on the needs asked beside it.

    It can be pickled and asked in another process: the offers go as they were analysed, with what was learned of them, so
    that nothing there is read or learned again. Only `meanings` belongs to the process that has the sentence model.
    `threads`: 1 where several processes share the cores, or where they were forked, which threads begun before do not survive.
    """

    threads = THREADS

    def __init__(self, problem: Problem, params: Params = DEFAULT, progress: Progress | None = None) -> None:
        self.collection = collection_of(problem, progress)
        self._rows = np.array(sorted(self.collection.position[offer.key] for offer in problem.offers), np.int64)
        self._refused_before = _refused_before(problem)
        self._exhaustive = len(problem.needs) * len(self._rows) <= params.exhaustive_pairs
        self._params, self._today = params, problem.today

    @cached_property
    def _candidates(self) -> Candidates | None:
        everything = self._exhaustive or not len(self._rows)
        return None if everything else Candidates(self.collection, self._rows, self._params.candidates)

    def warm(self) -> Prepared:
        """Itself, with everything found that asking would find at first."""
        for thing in (self.collection, self):
            for name in [name for name, value in vars(type(thing)).items() if isinstance(value, cached_property)]:
                getattr(thing, name)
        return self

    def meanings(self, needs: Sequence[Need]) -> Meanings:
        """The needs among the meanings of the offers; None for those that there is no model, or was no time, for."""
        return meanings_of(needs, self.collection)

    def proposals(
        self, needs: Sequence[Need], meanings: Meanings, refused: RefusedBefore | None = None
    ) -> Iterator[Proposals]:
        """What is found for each of some needs, in their order. `refused`: where that is not told by the problem."""
        refused = self._refused_before if refused is None else refused
        queries = queries_of(needs, self.collection, meanings)
        chosen = self._candidates.of(needs, queries, self.threads) if self._candidates else [self._rows] * len(needs)
        for need, query, own in zip(needs, queries, chosen, strict=True):
            question = Question(need, self.collection, own, self._params, self._today, query)
            yield _proposals(question, refused.get(need.key, frozenset()), self._exhaustive)

    def __getstate__(self) -> dict[str, Any]:
        state = {name: value for name, value in vars(self).items() if name != "_candidates"}
        return state | {"collection": self.collection.packed()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state, collection=Collection.unpacked(state["collection"]))


def collection_of(problem: Problem, progress: Progress | None = None) -> Collection:
    """The prepared collection, with the problem's offers in it."""
    prepared = problem.statistics
    if prepared is None:
        return Collection.build(problem.offers, progress)
    missing = [offer for offer in problem.offers if not prepared.holds(offer)]
    return prepared.replace(missing) if missing else prepared


def _refused_before(problem: Problem) -> RefusedBefore:
    offers: dict[str, set[str]] = {}
    for need, offer in problem.refused_pairs:
        offers.setdefault(need, set()).add(offer)
    return {need: frozenset(found) for need, found in offers.items()}


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
    by_meaning = question.query.vector is not None
    return Proposals(question.need.key, matches, _refusals(question, scored, refused, verdicts), by_meaning=by_meaning)


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
