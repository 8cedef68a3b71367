"""Words of a policy: both questions of every combination agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.access.models import User
from cungcau.access.who import HasRole, Self
from cungcau.kit.policy import SYSTEM, Anyone, SignedIn, System, Where, can, declare, explain, visible, words_for
from tests.people import person

ATOMS = [
    Anyone(),
    SignedIn(),
    System(),
    Self(),
    Where("language", "vi"),
    Where("language", "en"),
    HasRole("broker"),
    HasRole("steward"),
]


def combinations():
    return st.recursive(
        st.sampled_from(ATOMS),
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(lambda two: two[0] & two[1]),
            st.tuples(inner, inner).map(lambda two: two[0] | two[1]),
            inner.map(lambda one: ~one),
        ),
        max_leaves=6,
    )


@pytest.fixture
def everybody(db):
    return [person("vi", "Vi"), person("en", "En", "broker", language="en"), person("lan", "Lan", "steward")]


def test_the_rows_that_a_word_finds_are_those_it_allows(everybody, guest):
    askers = [*everybody, guest, SYSTEM]

    @given(word=combinations())
    def holds(word):
        for asker in askers:
            found = set(User.objects.filter(word.query(asker)))
            assert found == {one for one in everybody if word.check(asker, one)}, (word, asker)

    holds()


def test_no_row_in_the_table_means_no_one(everybody):
    assert can(everybody[2], "no_such_verb", everybody[0]) is False
    assert list(visible(everybody[2], User.objects.all(), "no_such_verb")) == []


def test_a_closed_account_has_no_role(everybody):
    lan = everybody[2]
    lan.is_active = False

    assert HasRole("steward").check(lan, None) is False


def test_an_answer_explains_itself(everybody):
    declare("access.user", {"test_verb": [HasRole("steward"), Self()]})

    answer = explain(everybody[0], "test_verb", everybody[0])

    words_for(User, "test_verb").clear()
    assert answer == [("steward", False), ("Self", True)]
