"""Classification: fields of science, sectors of industry, patent classes, development goals."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cungcau.engines.matching.codes import CodeTable, branches, nearness, shared_branches
from cungcau.engines.matching.evidence import UNKNOWN, Evidence, Question, unknown
from cungcau.engines.matching.model import Line, Need, Offer, Status


class Scheme(NamedTuple):
    name: str  # of the tree
    attribute: str  # of needs, offers and collections
    word: str  # in codes of lines
    weight: float


SCHEMES = (
    Scheme("field", "fields", "field", 0.45),
    Scheme("ipc", "ipc", "ipc", 0.25),
    Scheme("vsic", "sectors", "sector", 0.20),
    Scheme("sdg", "sdg", "sdg", 0.10),
)


def asked(need: Need) -> bool:
    return any(_codes(need, scheme) for scheme in SCHEMES)


def evidence(question: Question) -> Evidence:
    firm, known, total = np.zeros(question.size), np.zeros(question.size), 0.0
    for scheme in _stated(question.need):
        table: CodeTable = getattr(question.collection, scheme.attribute)
        near = table.nearness(_codes(question.need, scheme), question.rows)
        firm += scheme.weight * np.maximum(near, 0.0)
        known += scheme.weight * (near >= 0)
        total += scheme.weight
    return Evidence((firm + UNKNOWN * (total - known)) / total, known / total, firm / total)


def lines(question: Question, offer: int) -> tuple[Line, ...]:
    other = question.collection.offers[offer]
    return tuple(_line(scheme, question.need, other) for scheme in _stated(question.need))


def questions(question: Question, offer: int) -> tuple[Line, ...]:
    other = question.collection.offers[offer]
    silent = any(not _codes(other, scheme) for scheme in _stated(question.need) if scheme.word == "field")
    return (unknown("ask_fields"),) if silent else ()


def _stated(need: Need) -> list[Scheme]:
    return [scheme for scheme in SCHEMES if _codes(need, scheme)]


def _codes(side: Need | Offer, scheme: Scheme) -> tuple[str, ...]:
    codes: tuple[str, ...] = getattr(side, scheme.attribute)
    return codes


def _line(scheme: Scheme, need: Need, offer: Offer) -> Line:
    wanted, given = _codes(need, scheme), _codes(offer, scheme)
    if not given:
        return unknown(f"{scheme.word}_unknown", asked=list(wanted))
    pairs = [(nearness(scheme.name, left, right), left, right) for left in wanted for right in given]
    best, left, right = max(pairs, key=lambda pair: pair[0])
    if best == 1.0:
        same = [code for code in given if any(nearness(scheme.name, left, code) == 1.0 for left in wanted)]
        return _told("meets", scheme, "same", codes=same)
    if best > 0:
        shared = shared_branches(scheme.name, left, right)
        common = branches(scheme.name, left)[shared - 1]
        return _told("nearly", scheme, "near", asked=left, offered=right, common=common)
    return _told("fails", scheme, "apart", asked=list(wanted), offered=list(given))


def _told(status: Status, scheme: Scheme, how: str, **facts: object) -> Line:
    return Line(status, f"{scheme.word}_{how}", dict(facts))
