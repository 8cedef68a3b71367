"""Needs and offers for those who match side by side, and what one process alone finds for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from functools import cache

from cungcau.engines.matching import Need, Offer, Params, Prepared, Problem, Proposals
from cungcau.engines.matching.blocks import Block

WORDS = """
sấy bơm nhiệt vải thiều nước thải dệt nhuộm màng lọc ozone keo tụ robot hàn khuôn nhựa kho lạnh pin lithium trạm sạc
heat pump drying wastewater membrane ozonation welding arm cold storage battery charging remote monitoring
"""
SIZE = 3  # needs of a block


def text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS.split(), k=12))


@cache
def prepared() -> tuple[Prepared, tuple[Need, ...]]:
    """Enough offers that the company of words is learned, and that each need is scored against its likeliest ones."""
    chance = random.Random(7)
    needs = tuple(Need(f"N{at}", text(chance), text=text(chance), fields=("2.5",)) for at in range(24))
    offers = tuple(Offer(f"O{at}", text(chance), text=text(chance), fields=("2.5",), trl=7) for at in range(520))
    problem = Problem(needs, offers, frozenset([("N1", "O2")]), date(2026, 11, 29))
    return Prepared(problem, Params(top=5, candidates=20, exhaustive_pairs=0)), needs


def blocks() -> Iterator[Block]:
    whole, needs = prepared()
    for start in range(0, len(needs), SIZE):
        yield needs[start : start + SIZE], whole.meanings(needs[start : start + SIZE])


@cache
def alone() -> list[Proposals]:
    """What one process finds, all needs in one block."""
    whole, needs = prepared()
    return list(whole.proposals(needs, whole.meanings(needs)))
