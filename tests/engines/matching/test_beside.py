"""Offers beside a need: scored as everywhere else, none left out."""

from dataclasses import replace

import pytest

from cungcau.engines.matching import Collection, Params, Problem, beside, solve
from tests.engines.matching.test_counterfactual import OTHER, SMALL
from tests.engines.matching.test_solve import DYE, OZONE, TODAY

WEAK = replace(OZONE, key="weak", title="Ôzôn cho hồ nuôi", trl=6)


def problem_of(*chosen):
    everything = Collection.build((OZONE, WEAK, OTHER))
    return Problem((DYE,), chosen, today=TODAY, statistics=everything)


@pytest.mark.parametrize("chosen", [(OZONE,), (OTHER, OZONE), (WEAK, OTHER, OZONE), (OZONE, WEAK)])
def test_a_pair_scores_as_among_all_offers_and_keeps_its_place(chosen):
    everywhere = {match.offer: match for match in solve(problem_of(OZONE, WEAK, OTHER), Params(floor=0)).matches}

    found = beside(problem_of(*chosen))

    assert [pair.match.offer for pair in found] == [offer.key for offer in chosen]
    for pair in found:
        if pair.refusal is None:
            assert (pair.match.score, pair.match.parts) == (
                everywhere[pair.match.offer].score, everywhere[pair.match.offer].parts
            )  # fmt: skip
    assert sorted(pair.match.rank for pair in found) == list(range(1, len(chosen) + 1))


def test_what_a_rule_forbids_is_whole_too_and_names_the_rule():
    (pair,) = beside(Problem((DYE,), (replace(OZONE, specifications=SMALL),), today=TODAY))

    assert pair.refusal.constraint == "must_specification_fails"
    assert pair.match.score == sum(part.points for part in pair.match.parts) == pair.refusal.score


def test_what_was_refused_before_says_so():
    (pair,) = beside(replace(problem_of(OZONE), refused_pairs=frozenset([(DYE.key, OZONE.key)])))

    assert pair.refusal.constraint == "refused_before"


def test_no_offers_are_no_pairs_and_two_needs_are_an_error():
    assert beside(problem_of()) == ()
    with pytest.raises(ValueError, match="unpack"):
        beside(Problem((DYE, replace(DYE, key="second")), (OZONE,), today=TODAY))
