"""A word that no offer says is taken for the commonest one that is one slip away; what offers say is never changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.engines.common.text import tokens
from cungcau.engines.matching import Collection, Need, Offer, Problem, solve
from cungcau.engines.matching.knowledge import NOTHING
from cungcau.engines.matching.slips import commonest_of, meant, one_slip_away

COMMON = {"pump": 5.0, "pumps": 1.0, "dump": 9.0, "representation": 2.0, "thanh": 3.0, "nuoc": 2.0, "duoc": 1.0, "thank": 9.0}
WORDS = st.text("abcdef", min_size=1, max_size=6)


def taken_for(typed):
    (token,) = tokens(typed, keep_stop_words=True)
    return meant(token, lambda word: commonest_of({other: COMMON.get(other, 0.0) for other in one_slip_away(word)}))


@pytest.mark.parametrize(
    ("typed", "word"),
    [("pupm", "pump"), ("ppump", "pump"), ("pumk", "pump"), ("rump", "dump"), ("pmp", ""), ("PUPM", ""), ("p4mp", ""),
     ("xxxx", ""), ("thanh", ""), ("thnah", "thanh"), ("nưcớ", "nuoc"), ("nước", "")],
)  # fmt: skip
def test_the_commonest_word_one_slip_away_is_meant_but_not_by_names_numbers_short_words_and_right_syllables(typed, word):
    assert taken_for(typed) == word


@given(WORDS, st.data())
def test_every_slip_can_be_taken_back(word, data):
    """Each of the four slips is undone by one of the four."""
    slipped = data.draw(st.sampled_from(sorted(set(one_slip_away(word)))))

    assert word in set(one_slip_away(slipped))


def test_a_need_typed_in_haste_finds_what_it_means():
    offers = (
        Offer("pump", "Centrifugal pump for slurry"),
        Offer("dryer", "Belt dryer for lychee"),
        Offer("lamp", "Lamps for greenhouses"),
    )
    collection = Collection.build(offers, knowledge=NOTHING)

    def best(title):
        problem = Problem((Need("n", title),), offers, today=date(2026, 11, 29), statistics=collection)
        return [match.offer for match in solve(problem).matches][:1]

    assert best("cetnrifugal slury equipment") == ["pump"]
    assert best("lichee") == best("lychee") == ["dryer"]
