"""Matching — which offers could serve a need, how well, and why (ghép cung với cầu).

solve(problem, params, seed, stop, progress) -> Result
propose(problem, params, stop, progress) -> one need after the other, for large problems
Prepared(problem, params)  the offers of a problem, to be asked block by block, also in other processes
blocks                     what a process beside the first one, or a worker on another machine, does with them
beside(problem, params)    some offers beside one need, each whole, whether or not a rule forbids it
Waiting.build(needs, collection)  the way back: needs, to be asked which of them a new offer fits
Collection.build(offers)   prepared offers, to be kept between questions (Problem.statistics)

The method in words: docs/engines/matching.md.
"""

from cungcau.engines.matching.beside import Beside, beside
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.model import (
    CONSTRAINTS,
    OPERATORS,
    PARTS,
    InvalidProblem,
    Line,
    Match,
    Money,
    Need,
    Offer,
    Params,
    Part,
    Problem,
    Refusal,
    Result,
    Specification,
)
from cungcau.engines.matching.solve import Prepared, Proposals, propose, solve
from cungcau.engines.matching.waiting import Fit, Waiting

__all__ = [
    "CONSTRAINTS",
    "OPERATORS",
    "PARTS",
    "Beside",
    "Collection",
    "Fit",
    "InvalidProblem",
    "Line",
    "Match",
    "Money",
    "Need",
    "Offer",
    "Params",
    "Part",
    "Prepared",
    "Problem",
    "Proposals",
    "Refusal",
    "Result",
    "Specification",
    "Waiting",
    "beside",
    "propose",
    "solve",
]
