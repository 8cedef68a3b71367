"""Matching — which offers could serve a need, how well, and why (ghép cung với cầu).

solve(problem, params, seed, stop, progress) -> Result
"""

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
from cungcau.engines.matching.solve import solve

__all__ = [
    "CONSTRAINTS",
    "OPERATORS",
    "PARTS",
    "InvalidProblem",
    "Line",
    "Match",
    "Money",
    "Need",
    "Offer",
    "Params",
    "Part",
    "Problem",
    "Refusal",
    "Result",
    "Specification",
    "solve",
]
