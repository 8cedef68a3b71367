"""Weights from judged pairs: what holds whatever people said, and what is learned from people who weigh otherwise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cungcau.engines.matching.learning import FLOOR, JudgedPair, estimate, score_of
from cungcau.engines.matching.model import Params

PRIOR = Params().weights
FAR = PRIOR | {"subject": 12, "budget": 40}

values = st.dictionaries(st.sampled_from(list(PRIOR)), st.floats(0, 1), max_size=8).map(lambda some: {"subject": 0.5} | some)
judged = st.lists(
    st.builds(JudgedPair, st.sampled_from(["a", "b", "c", "d", "e"]), st.booleans(), values), min_size=1, max_size=30
)


def verdicts_of(person, needs, seed=0, each=6, doubt=12):
    """What a person with these weights says of some pairs of each need."""
    random = np.random.default_rng(seed)
    pairs = []
    for need in range(needs):
        for _pair in range(each):
            seen = {part: float(random.random()) for part in PRIOR}
            kept = random.random() < 1 / (1 + np.exp(-doubt * (score_of(person, seen) / 100 - 0.5)))
            pairs.append(JudgedPair(f"need-{need:03}", bool(kept), seen))
    return pairs


@settings(max_examples=60)
@given(judged, values, st.data())
def test_a_part_that_is_better_met_never_lowers_a_score_whatever_was_judged(pairs, seen, data):
    weights = estimate(pairs).weights_after
    part = data.draw(st.sampled_from(sorted(seen)))
    better = seen | {part: data.draw(st.floats(seen[part], 1))}

    assert score_of(weights, better) >= score_of(weights, seen)


@settings(max_examples=60)
@given(judged)
def test_weights_are_whole_sum_to_100_and_no_part_is_worth_nothing(pairs):
    weights = estimate(pairs).weights_after

    assert set(weights) == set(PRIOR)
    assert sum(weights.values()) == 100
    assert all(weight >= FLOOR and weight == int(weight) for weight in weights.values())
    Params(weights=weights)


@settings(max_examples=20)
@given(judged, st.randoms())
def test_the_order_in_which_verdicts_are_told_is_nothing(pairs, random):
    told = list(pairs)
    random.shuffle(told)

    assert estimate(told) == estimate(pairs)


def test_one_judged_need_moves_nothing_much_and_a_hundred_do():
    few, many = (estimate(verdicts_of(FAR, needs)).weights_after for needs in (1, 100))

    assert max(abs(few[part] - PRIOR[part]) for part in PRIOR) <= 1
    assert many["budget"] >= 2 * PRIOR["budget"]
    assert many["subject"] < PRIOR["subject"] - 10


def test_a_need_counts_once_however_many_of_its_pairs_were_judged():
    once = verdicts_of(FAR, 12)
    often = [*once, *once[:6] * 20]

    assert estimate(often).weights_after == estimate(once).weights_after


def test_people_who_weigh_otherwise_are_understood_better_on_needs_held_out():
    report = estimate(verdicts_of(FAR, 100))

    assert report.recommended
    assert report.interval[0] > 0
    assert report.after.order > report.before.order + 0.05
    assert report.after.loss < report.before.loss


def test_people_who_agree_with_the_hand_set_weights_change_nothing_of_weight():
    report = estimate(verdicts_of(PRIOR, 100))

    assert max(abs(report.weights_after[part] - PRIOR[part]) for part in PRIOR) <= 6
    assert abs(report.after.order - report.before.order) < 0.02


def test_verdicts_thrown_by_dice_are_not_recommended():
    random = np.random.default_rng(3)
    pairs = [
        JudgedPair(f"need-{at // 6}", bool(random.random() < 0.5), {part: float(random.random()) for part in PRIOR})
        for at in range(360)
    ]

    assert not estimate(pairs).recommended


def test_evidence_that_people_seem_to_dislike_is_worth_little_but_never_less_than_the_floor():
    pairs = [JudgedPair(f"need-{at // 2}", at % 2 == 0, {"subject": 0.5, "place": float(at % 2)}) for at in range(400)]

    weights = estimate(pairs).weights_after

    assert weights["place"] == FLOOR


@pytest.mark.parametrize(("needs", "advised"), [(9, False), (40, True)])
def test_fewer_than_ten_needs_are_never_enough(needs, advised):
    pairs = [
        JudgedPair(f"need-{at // 4}", at % 2 == 0, {"subject": 0.4 + 0.1 * (at % 3), "budget": float(at % 2 == 0)})
        for at in range(4 * needs)
    ]

    report = estimate(pairs)

    assert report.compared == needs
    assert report.recommended is advised


def test_needs_with_verdicts_of_one_kind_tell_no_order():
    kept = [JudgedPair(f"need-{at}", True, {"subject": 0.9}) for at in range(30)]

    report = estimate(kept)

    assert (report.needs, report.compared, report.pairs, report.kept) == (30, 0, 30, 30)
    assert report.before is report.after is report.interval is None
    assert not report.recommended


def test_without_verdicts_there_is_nothing_to_learn():
    with pytest.raises(ValueError, match="no judged pairs"):
        estimate([])
