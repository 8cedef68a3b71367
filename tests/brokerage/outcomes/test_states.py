"""What two answers make together: every pair, who was first, how far the values lie apart."""

from datetime import datetime, timedelta
from itertools import product

import pytest
from django.utils import timezone

from cungcau.brokerage.outcome_models import Answer, Kind
from cungcau.brokerage.outcome_states import BANDS, position_of
from cungcau.vocabulary.models import Term

NOW = timezone.make_aware(datetime(2026, 6, 16, 9, 0))
ONE, BOTH, CONTRADICTED, TALKS, NOTHING = "one", "both", "contradicted", "talks", "nothing"


def said(kind, days_ago=0, signed=None, **more):
    """Given so many days ago; what is signed was so two days before, if nothing else is said."""
    at = NOW - timedelta(days=days_ago)
    is_signed = kind in {"mou", "contract"}
    on = (at - timedelta(days=2)).date() if is_signed and signed is None else signed
    return Answer(kind=kind, at=at, on=on, **more)


# Of two answers that were given on one day.
SAME_DAY = {
    ("nothing", "nothing"): (NOTHING, "nothing"), ("nothing", "talks"): (CONTRADICTED, "talks"),
    ("nothing", "mou"): (CONTRADICTED, "mou"), ("nothing", "contract"): (CONTRADICTED, "contract"),
    ("talks", "talks"): (TALKS, "talks"), ("talks", "mou"): (CONTRADICTED, "mou"),
    ("talks", "contract"): (CONTRADICTED, "contract"), ("mou", "mou"): (BOTH, "mou"),
    ("mou", "contract"): (CONTRADICTED, "contract"), ("contract", "contract"): (BOTH, "contract"),
}  # fmt: skip
# An earlier answer, and a later one that tells of something after it (what is signed, two days before it was said).
LATER = {
    ("nothing", "nothing"): (NOTHING, "nothing"), ("nothing", "talks"): (ONE, "talks"), ("nothing", "mou"): (ONE, "mou"),
    ("nothing", "contract"): (ONE, "contract"),
    ("talks", "nothing"): (ONE, "nothing"), ("talks", "talks"): (TALKS, "talks"), ("talks", "mou"): (ONE, "mou"),
    ("talks", "contract"): (ONE, "contract"),
    ("mou", "nothing"): (CONTRADICTED, "mou"), ("mou", "talks"): (CONTRADICTED, "mou"), ("mou", "mou"): (BOTH, "mou"),
    ("mou", "contract"): (ONE, "contract"),
    ("contract", "nothing"): (CONTRADICTED, "contract"), ("contract", "talks"): (CONTRADICTED, "contract"),
    ("contract", "mou"): (CONTRADICTED, "contract"), ("contract", "contract"): (BOTH, "contract"),
}  # fmt: skip


def of(position):
    return (position.state.value, position.kind)


@pytest.mark.parametrize(("one", "two"), list(product(Kind.values, repeat=2)))
def test_two_answers_of_one_day(one, two):
    expected = SAME_DAY.get((one, two)) or SAME_DAY[two, one]

    assert of(position_of(said(one), said(two))) == expected


@pytest.mark.parametrize(("old", "new"), list(product(Kind.values, repeat=2)))
def test_an_earlier_and_a_later_answer_whichever_side_was_first(old, new):
    first, second = said(old, days_ago=30), said(new)

    assert of(position_of(first, second)) == of(position_of(second, first)) == LATER[old, new]


@pytest.mark.parametrize("old", ["nothing", "talks", "mou"])
def test_what_was_signed_before_the_earlier_answer_contradicts_it(old):
    earlier = said("contract", signed=(NOW - timedelta(days=40)).date())

    assert of(position_of(said(old, days_ago=30), earlier)) == (CONTRADICTED, "contract")


@pytest.mark.parametrize("kind", Kind.values)
def test_one_answer_alone_is_one_sides_word_and_none_is_no_position(kind):
    assert of(position_of(said(kind), None)) == of(position_of(None, said(kind))) == (ONE, kind)
    assert position_of(None, None) is None


VALUES = [
    ({"value": 1_000}, {"value": 1_000}, True, 1_000), ({"value": 1_000}, {"value": 900}, True, 900),
    ({"value": 1_000}, {"value": 899}, False, None), ({"value": 0}, {"value": 0}, True, 0),
    ({"value": 0}, {"value": 1}, False, None), ({}, {"value": 5}, True, None), ({}, {}, True, None),
    ({"band": "from_1b"}, {"band": "from_1b"}, True, None), ({"band": "from_1b"}, {"band": "from_5b"}, False, None),
    ({"band": "from_1b"}, {"value": 4_000_000_000}, True, None), ({"band": "from_1b"}, {"value": 950_000_000}, True, None),
    ({"band": "from_1b"}, {"value": 890_000_000}, False, None), ({"band": "over_20b"}, {"value": 10**13}, True, None),
    ({"band": "from_1b"}, {"value": 5_600_000_000}, False, None), ({"band": "from_1b"}, {}, True, None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "agree", "value"), VALUES)
def test_values_that_lie_too_far_apart_are_a_contradiction(one, two, agree, value):
    a, b = said("contract", **one), said("contract", **two)

    for position in (position_of(a, b), position_of(b, a)):
        assert (position.state.value, position.value) == (BOTH if agree else CONTRADICTED, value if agree else None)


def test_how_far_is_a_setting(settings):
    settings.OUTCOME_VALUE_TOLERANCE = 50

    assert position_of(said("contract", value=1_000), said("contract", value=501)).state == BOTH


def test_the_day_of_the_contract_is_the_first_that_a_side_gives():
    days = [(NOW - timedelta(days=number)).date() for number in (5, 9)]

    assert position_of(*(said("contract", signed=day) for day in days)).contract_on == days[1]
    assert position_of(said("talks"), said("mou")).contract_on is None


@pytest.mark.django_db
def test_every_range_of_the_list_has_its_ends(vocabulary):
    listed = list(Term.objects.filter(scheme="contract_value").values_list("code", flat=True))

    assert sorted(listed) == sorted(BANDS)
    ends = list(BANDS.values())
    assert [high for _low, high in ends[:-1]] == [low for low, _high in ends[1:]]
    assert ends[-1][1] is None


def test_of_a_contract_that_one_side_alone_calls_older_than_the_introduction_the_sides_say_different_things():
    signed = (NOW - timedelta(days=90)).date()
    before, after = said("contract", signed=signed, earlier=True), said("contract")

    assert position_of(before, after).state == position_of(after, before).state == CONTRADICTED
    assert position_of(before, said("contract", signed=signed, earlier=True)).state == BOTH
