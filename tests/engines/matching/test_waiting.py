"""A new offer and the needs that wait: what is found is what `solve` finds, however few needs are weighed for it."""

from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cungcau.engines.matching import Collection, Fit, Money, Need, Offer, Params, Problem, Specification, Waiting, solve
from cungcau.engines.matching import waiting as waiting_module
from cungcau.engines.matching.fitting import Side
from cungcau.engines.matching.hearing import Heard
from cungcau.engines.matching.latent import FEWEST

TODAY = date(2026, 11, 25)
VIETNAMESE = (
    "nước thải dệt nhuộm", "khử màu", "ozon", "máy sấy", "bơm nhiệt", "trái cây", "robot hàn", "khung thép", "tiết kiệm điện",
    "nhiệt độ thấp", "nuoc thai", "may say", "bom nhiet", "nhà xưởng", "COD đầu ra", "cảm biến", "phân loại", "màng lọc",
)  # fmt: skip
ENGLISH = (
    "textile wastewater", "colour removal", "ozonation unit", "fruit dryer", "heat pump", "arc welding robots", "steel frames",
    "saves electricity", "low temperature", "the factory needs", "membrane filter", "sensor", "kiln", "slurry pumps",
)  # fmt: skip
SLIPS = ("membrnae", "welding", "weldingg", "factroy", "sensro", "pumsp", "dyer", "filtre", "thah", "nhuomm")


def chosen(chance, things, most):
    return tuple(chance.sample(things, chance.randint(0, most)))


def text(chance, most):
    words = [
        chance.choice(chance.choice((VIETNAMESE, VIETNAMESE, ENGLISH, ENGLISH, SLIPS))) for _ in range(chance.randint(1, most))
    ]
    return "".join(word + chance.choice((" ", " ", ", ", ". ", "\n")) for word in words)


def rows(chance):
    names, signs = ("công suất", "Capacity", "độ màu"), (">=", "<=", "=")
    return tuple(
        Specification(
            chance.choice(names), chance.choice(signs), chance.choice((10, 50, 200)), unit=chance.choice(("m3/h", "m3/ngày")),
            must=chance.random() < 0.3,
        )
        for _ in range(chance.randint(0, 2))
    )  # fmt: skip


def both(chance):
    return {
        "summary": text(chance, 6), "text": text(chance, chance.choice((2, 40))), "keywords": (text(chance, 2),),
        "fields": chosen(chance, ("207", "20703", "2", "105"), 2), "sectors": chosen(chance, ("C131", "C13"), 1),
        "modes": chosen(chance, ("turnkey", "license", "service"), 2), "specifications": rows(chance),
        "province": chance.choice(("", "01", "79")), "zone": chance.choice(("", "industry")),
        "organisation": chance.choice("abc"),
    }  # fmt: skip


def a_need(chance, key):
    budget = chance.choice((Money(None, None), Money(None, 1e9), Money(1e8, 5e9)))
    return Need(key, text(chance, 5), **both(chance), budget=budget, trl_min=chance.choice((None, 5, 8)))


def an_offer(chance, key):
    price = chance.choice((Money(None, None), Money(2e9, None)))
    confirmed = chance.choice((None, date(2026, 11, 1), date(2025, 3, 1)))
    more = {"trl": chance.choice((None, 4, 9)), "price": price, "price_kind": chance.choice(("", "fixed")), "updated": confirmed}
    return Offer(key, text(chance, 5), **both(chance), **more)


def some(seed, needs=8, offers=8):
    chance = Random(seed)
    return [a_need(chance, f"n{at}") for at in range(needs)], [an_offer(chance, f"o{at}") for at in range(offers)]


def by_solving(needs, offer, collection, params, refused=()):
    pairs = frozenset((need, offer.key) for need in refused)
    found = solve(Problem(tuple(needs), (offer,), pairs, TODAY, statistics=collection), params).matches
    return sorted((Fit(match.need, match.score) for match in found), key=lambda fit: (-fit.score, fit.need))


@pytest.mark.parametrize("floor", [1, 30, 60])
@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_no_need_is_missed_and_every_score_is_that_of_solve(floor, seed):
    needs, offers = some(seed)
    collection, params = Collection.build(offers[:-1]), Params(top=1, floor=floor)
    waiting = Waiting.build(needs, collection)
    for offer in offers[-2:]:  # one that the collection holds, one that comes to it
        assert waiting.served_by(offer, collection, params, TODAY) == by_solving(needs, offer, collection, params)


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_what_a_need_can_reach_is_never_less_than_what_it_reaches(seed):
    needs, offers = some(seed, needs=12, offers=6)
    early, late = Collection.build(offers[:2]), Collection.build(offers)
    waiting = Waiting.build(needs, early)  # read when there were other offers
    for row, offer in enumerate(late.offers):
        alone = Side(Collection.build([offer]), Params(), TODAY)
        keys, _about, highest = waiting._at_most(row, late, alone)
        reached = {
            match.need: match.score
            for match in solve(Problem(tuple(needs), (offer,), today=TODAY, statistics=late), Params(floor=0)).matches
        }
        assert [key for key, most in zip(keys, highest, strict=True) if most < reached.get(key, 0)] == []


def test_neither_is_it_among_so_many_offers_that_the_company_of_words_is_learned_and_common_words_are_left_out():
    needs, offers = some(7, needs=40, offers=1100)
    collection, params = Collection.build(offers), Params(top=1, floor=20)
    assert len(collection) > FEWEST and collection.latent is not None
    waiting = Waiting.build(needs, collection)
    for offer in offers[:12]:
        assert waiting.served_by(offer, collection, params, TODAY) == by_solving(needs, offer, collection, params)


def test_most_needs_are_not_weighed(monkeypatch):
    needs, offers = some(3, needs=200, offers=60)
    weighed, score = [], waiting_module._scores
    monkeypatch.setattr(waiting_module, "_scores", lambda asked, *more: weighed.extend(asked) or score(asked, *more))
    collection = Collection.build(offers)
    Waiting.build(needs, collection).served_by(offers[0], collection, Params(top=1, floor=70), TODAY)
    assert len(weighed) < 100


def test_the_best_few_are_those_of_all():
    needs, offers = some(11, needs=60, offers=20)
    collection = Collection.build(offers)
    waiting, params = Waiting.build(needs, collection), Params(top=1, floor=1)
    for offer in offers[:5]:
        every = waiting.served_by(offer, collection, params, TODAY)
        assert waiting.served_by(offer, collection, params, TODAY, most=3) == every[:3]


def test_a_need_asks_more_where_it_has_more_and_nothing_where_it_is_not_asked():
    needs, offers = some(5, needs=30, offers=20)
    collection = Collection.build(offers)
    waiting, params = Waiting.build(needs, collection), Params(top=1, floor=1)
    every = waiting.served_by(offers[0], collection, params, TODAY)
    first, second, *rest = every
    assert waiting.served_by(offers[0], collection, params, TODAY, but={first.need}) == every[1:]
    assert waiting.served_by(
        offers[0], collection, params, TODAY, above={first.need: first.score - 1, second.need: second.score}
    ) == [first, *rest]
    assert by_solving(needs, offers[0], collection, params, refused=[first.need]) == every[1:]


def test_needs_that_come_change_and_go_are_found_as_if_all_had_come_at_once():
    needs, offers = some(9, needs=30, offers=20)
    changed = replace(needs[4], title="Khử màu nước thải dệt nhuộm bằng ozon", text=offers[0].text)
    collection = Collection.build(offers)
    step = Waiting.build(needs[:10], collection)
    for need in [*needs[10:], changed]:
        step = step.replace([need], collection)
    step = step.without({needs[7].key})
    left = [changed if need is needs[4] else need for need in needs if need is not needs[7]]
    assert [step.need(need.key) for need in left] == left and len(step) == 29
    for offer in offers[:5]:
        at_once = Waiting.build(left, collection).served_by(offer, collection, Params(top=1, floor=1), TODAY)
        assert step.served_by(offer, collection, Params(top=1, floor=1), TODAY) == at_once


def test_nothing_waits():
    _, offers = some(1)
    collection = Collection.build(offers)
    assert Waiting.build([], collection).served_by(offers[0], collection, Params(), TODAY) == []


def test_a_slip_for_a_word_of_the_offer_is_heard():
    """Else a need typed in haste would be thought to say nothing of the offer."""
    offer = Offer("o", "Membrane filter for slurry")
    collection = Collection.build([offer, *some(2)[1]])
    need = Need("n", "membrnae filtre")
    waiting = Waiting.build([need], collection)
    heard = Heard.of(collection.position["o"], collection, waiting._numbers)
    batch, _kept = waiting._batches[0]
    assert np.all(batch.block.at_most(heard) > 0.3)
    assert waiting.served_by(offer, collection, Params(top=1), TODAY) == by_solving([need], offer, collection, Params(top=1))
