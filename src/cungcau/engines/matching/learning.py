"""What judged pairs say about the weights of the score, and whether needs that were held out bear it out.

A pair that a person kept or refused is a case of a logistic regression on the score as it adds up: one coefficient a part, none
below nothing, so that better evidence never lowers a score. The coefficients are drawn towards the hand-set weights; a judged
need counts once, however many of its pairs were judged, so the more needs are judged the less the prior holds.

Before anybody uses the result it is tried on needs that it was not learned from. Nothing here is random but from fixed numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.matching.model import Params
from cungcau.engines.matching.score import apportion

Floats = NDArray[np.float64]

# What a weight may be wrong by grows with it, so its penalty is STRENGTH / weight. Tried on simulated brokers
# (docs/engines/matching.md): weaker loses more with those who agree with the hand-set weights, stronger learns next to nothing.
STRENGTH = 3.0
FLOOR = 1  # points that every part keeps: what a few brokers never looked at is not worth nothing
# From a score to a chance of being kept: 8 logits from 0 to 100, as long as few pairs say otherwise; never the other way round.
SLOPE, SLOPE_HOLDS, LEAST_SLOPE = 8.0, 0.1, 1.0
LEAST_NEEDS = 10  # needs with a kept and a refused pair, below which nothing is recommended
FOLDS = 10
RESAMPLES = 2000
STEPS, CLOSE = 1000, 1e-7


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair that a person kept or refused; `values`: of each part that counted, how far it was met (0–1)."""

    need: str
    kept: bool
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Quality:
    """`order`: of a need's kept and refused pairs taken two by two, the share in which the kept one scores higher (equals count
    half), averaged over needs. `loss`: log loss of the chance of being kept, averaged over needs."""

    order: float
    loss: float


@dataclass(frozen=True, slots=True)
class Report:
    """The weights before and after, what they were learned from, and how both do on needs held out.

    `compared`: needs with a kept and a refused pair; only these tell an order. `before`, `after` and `interval` (95 %, of the
    gain in order) are None where there are fewer than two of them.
    """

    weights_before: Mapping[str, float]
    weights_after: Mapping[str, float]
    needs: int
    compared: int
    pairs: int
    kept: int
    before: Quality | None
    after: Quality | None
    interval: tuple[float, float] | None
    recommended: bool


def score_of(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """0–100: parts that did not count give their weight to the others, as in the score of a match."""
    whole = sum(weights[part] for part in values)
    return 100 * sum(weights[part] * value for part, value in values.items()) / whole


def estimate(pairs: Sequence[JudgedPair], prior: Mapping[str, float] | None = None) -> Report:
    """Weights that sum to 100, with their report. Raises ValueError without pairs."""
    table = _Table.of(pairs, Params().weights if prior is None else prior)
    weights = _learned(table)
    compared = table.compared()
    tried = _on_needs_held_out(table) if len(compared) > 1 else None
    before, after, interval = _measured(table, *tried) if tried else (None, None, None)
    gained = before is not None and after is not None and after.order > before.order
    return Report(
        table.named(table.prior), table.named(weights), len(table.names), len(compared), len(pairs), int(table.kept.sum()),
        before, after, interval,
        recommended=gained and interval is not None and interval[0] >= 0 and len(compared) >= LEAST_NEEDS,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Table:
    """Pairs × parts: `values` (0 where a part did not count) and `counts`; `need` is a place in `names`."""

    parts: tuple[str, ...]
    prior: Floats
    values: Floats
    counts: Floats
    kept: Floats
    need: NDArray[np.int64]
    names: tuple[str, ...]

    @classmethod
    def of(cls, pairs: Sequence[JudgedPair], weights: Mapping[str, float]) -> _Table:
        if not pairs:
            raise ValueError("no judged pairs")
        parts = tuple(weights)
        prior = np.array([weights[part] for part in parts], float)
        # In one order, so that rounding does not tell in which the verdicts came.
        pairs = sorted(pairs, key=lambda pair: (pair.need, pair.kept, sorted(pair.values.items())))
        names, need = np.unique([pair.need for pair in pairs], return_inverse=True)
        return cls(
            parts,
            _whole(prior),
            np.array([[pair.values.get(part, 0.0) for part in parts] for pair in pairs], float),
            np.array([[part in pair.values for part in parts] for pair in pairs], float),
            np.array([pair.kept for pair in pairs], float),
            need.astype(np.int64),
            tuple(map(str, names)),
        )

    def some(self, rows: NDArray[np.bool_]) -> _Table:
        return _Table(self.parts, self.prior, self.values[rows], self.counts[rows], self.kept[rows], self.need[rows], self.names)

    def named(self, weights: Floats) -> dict[str, float]:
        return dict(zip(self.parts, weights.tolist(), strict=True))

    @property
    def shares(self) -> Floats:
        """What each pair counts: every need once."""
        shares: Floats = 1 / np.bincount(self.need)[self.need]
        return shares

    def scores(self, weights: Floats) -> Floats:
        """0–1."""
        scores: Floats = self.values @ weights / (self.counts @ weights)
        return scores

    def compared(self) -> list[int]:
        """Needs with a kept and a refused pair."""
        kept, refused = (set(self.need[self.kept == verdict].tolist()) for verdict in (1, 0))
        return sorted(kept & refused)


def _learned(table: _Table) -> Floats:
    scale = _calibrated(table, table.prior)
    prior = np.array([scale[0], *(scale[1] * table.prior / 100)])
    # At the prior's weights the features add up to the score.
    features = 100 * table.values / (table.counts @ table.prior)[:, None]
    fitted = _fitted(table, features, prior, STRENGTH / prior[1:], np.zeros(len(table.parts)))
    return _whole(100 * fitted[1:] / fitted[1:].sum())


def _calibrated(table: _Table, weights: Floats) -> Floats:
    """(a, b): the chance that a pair is kept is the logistic of a + b · score."""
    prior = np.array([-SLOPE / 2, SLOPE])
    return _fitted(table, table.scores(weights)[:, None], prior, np.array([SLOPE_HOLDS]), np.array([LEAST_SLOPE]))


def _fitted(table: _Table, features: Floats, prior: Floats, penalties: Floats, least: Floats) -> Floats:
    """Penalised logistic regression with an intercept, the coefficients not below `least`.

    The curvature of a logistic never exceeds a quarter (Böhning and Lindsay 1988): going down the quadratic that has this
    curvature, one coefficient after the other, is never a step up, whatever the data are.
    """
    columns = np.column_stack([np.ones(len(features)), features])
    hold = np.array([SLOPE_HOLDS / SLOPE, *penalties])
    floor = np.array([-np.inf, *least])
    shares = table.shares
    curvature = columns.T @ (columns * shares[:, None] / 4) + np.diag(hold)
    at: Floats = np.maximum(prior, floor)
    for _step in range(STEPS):
        slope = columns.T @ (shares * (_chance(columns @ at) - table.kept)) + hold * (at - prior)
        moved = np.zeros(len(at))
        for place in range(len(at)):
            own = (slope[place] + curvature[place] @ moved) / curvature[place, place]
            moved[place] = max(-own, floor[place] - at[place])
        at = at + moved
        if np.abs(moved).max() < CLOSE:
            break
    return at


def _chance(logits: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return chance


def _whole(weights: Floats) -> Floats:
    """Whole points that sum to 100, each at least FLOOR; such weights stay as they are."""
    above = np.maximum(weights - FLOOR, 0)
    free = 100 - FLOOR * len(weights)
    whole: Floats = np.array(apportion((free * above / above.sum()).tolist(), free), float) + FLOOR
    return whole


def _on_needs_held_out(table: _Table) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """(scores, chances) of every pair, before and after, by what was learned from the other folds' needs."""
    before, after = ((np.zeros(len(table.kept)), np.zeros(len(table.kept))) for _side in range(2))
    for held in _folds(table):
        rest, own = table.some(~held), table.some(held)
        for weights, (scores, chances) in ((table.prior, before), (_learned(rest), after)):
            scale = _calibrated(rest, weights)
            scores[held] = own.scores(weights)
            chances[held] = _chance(scale[0] + scale[1] * scores[held])
    return before, after


def _folds(table: _Table) -> Iterator[NDArray[np.bool_]]:
    for fold in range(min(FOLDS, len(table.names))):
        yield table.need % FOLDS == fold


def _measured(
    table: _Table, before: tuple[Floats, Floats], after: tuple[Floats, Floats]
) -> tuple[Quality, Quality, tuple[float, float]]:
    orders = [np.array([_order(table, scores, need) for need in table.compared()]) for scores, _chances in (before, after)]
    gains = orders[1] - orders[0]
    drawn = np.random.default_rng(0).integers(0, len(gains), (RESAMPLES, len(gains)))
    low, high = np.quantile(gains[drawn].mean(axis=1), (0.025, 0.975))
    qualities = [
        Quality(float(order.mean()), _loss(table, chances))
        for order, (_scores, chances) in zip(orders, (before, after), strict=True)
    ]
    return qualities[0], qualities[1], (float(low), float(high))


def _order(table: _Table, scores: Floats, need: int) -> float:
    own = table.need == need
    kept, refused = (scores[own & (table.kept == verdict)] for verdict in (1, 0))
    apart = np.round(kept[:, None] - refused[None, :], 9)
    return float((np.sign(apart) / 2 + 0.5).mean())


def _loss(table: _Table, chances: Floats) -> float:
    said = np.where(table.kept == 1, chances, 1 - chances)
    return float((table.shares * -np.log(said)).sum() / len(table.names))
