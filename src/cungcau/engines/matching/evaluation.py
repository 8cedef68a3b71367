"""How well the engine ranks: a test collection asked question by question, and the measures of the field.

nDCG@10 (Järvelin and Kekäläinen 2002) with linear gains and the ideal of all relevant documents; recall@50; MRR@10. A document
without any evidence is not retrieved; equals keep the order of their ids. Averages are over the questions that have a relevant
document. The interval is a bootstrap over questions from fixed numbers, so that one run gives what another gives.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

import numpy as np

from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Question
from cungcau.engines.matching.model import Need, Params
from cungcau.engines.matching.subject import strength

DEPTH = 100
RESAMPLES = 2000

Grades = Mapping[str, Mapping[str, int]]  # question -> document -> grade
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Answered:
    """One question: the documents found, best first, and its measures."""

    question: str
    found: tuple[str, ...]
    ndcg: float
    recall: float
    reciprocal: float


@dataclass(frozen=True, slots=True)
class Quality:
    """Averages over questions, with the 95 % interval of nDCG@10."""

    questions: int
    ndcg: float
    low: float
    high: float
    recall: float
    reciprocal: float


def rankings(
    collection: Collection, questions: Sequence[tuple[str, str]], progress: Progress | None = None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each question (key, text) the keys of the offers that its subject finds, at most `DEPTH`."""
    rows = np.arange(len(collection))
    params = Params()
    for at, (key, text) in enumerate(questions):
        raw, mean = strength(Question(Need(key, "", text=text), collection, rows, params, date.min))
        best = np.argsort(-np.round(raw - mean, 6), kind="stable")[:DEPTH]
        yield key, tuple(collection.offers[row].key for row in best if raw[row] > 0)
        if progress:
            progress("questions", at + 1, len(questions))


def judge(question: str, found: Sequence[str], relevant: Mapping[str, int]) -> Answered:
    """Measures of one question; `relevant` holds at least one grade above 0."""
    gains = [max(relevant.get(document, 0), 0) for document in found]
    grades = sorted((grade for grade in relevant.values() if grade > 0), reverse=True)
    first = next((1 / rank for rank, gain in enumerate(gains[:10], 1) if gain), 0.0)
    recall = sum(gain > 0 for gain in gains[:50]) / len(grades)
    return Answered(question, tuple(found), _discounted(gains[:10]) / _discounted(grades[:10]), recall, first)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def quality(answers: Sequence[Answered]) -> Quality:
    """Raises ValueError without answers."""
    if not answers:
        raise ValueError("no question has a relevant document")
    gains = np.array([answer.ndcg for answer in answers])
    drawn = np.random.default_rng(0).integers(0, len(gains), (RESAMPLES, len(gains)))
    low, high = np.quantile(gains[drawn].mean(axis=1), (0.025, 0.975))
    return Quality(
        len(answers),
        float(gains.mean()),
        float(low),
        float(high),
        fmean(answer.recall for answer in answers),
        fmean(answer.reciprocal for answer in answers),
    )
