"""What would lift a refusal: the fewest changes, each needed, and the score that the pair has once they are made."""

from dataclasses import replace

import pytest

from cungcau.engines.matching import Collection, Money, Offer, Params, Problem, Specification, solve
from cungcau.engines.matching.counterfactual import what_would_lift
from tests.engines.matching.test_solve import DYE, OZONE, TODAY

OTHER = Offer("other", "Bơm nhiệt cho nhà xưởng", "Nước nóng 60 độ cho nhà ăn.", fields=("203",))
SMALL = (Specification("Công suất", "=", 2, unit="m³/h"), *OZONE.specifications[1:])

FIRM = {"price_kind": "fixed"}


def lifted(offer, need=DYE, params=None):
    problem = Problem((need,), (offer, OTHER), today=TODAY)
    (refusal,) = [one for one in solve(problem).refused if one.offer == offer.key]
    return what_would_lift(problem, [refusal], *([params] if params else []))[0]


def score_of(offer, need=DYE):
    result = solve(Problem((need,), (offer, OTHER), today=TODAY), Params(floor=0))
    return next(match.score for match in result.matches if match.offer == offer.key)


@pytest.mark.parametrize(
    ("refused", "mended", "constraint"),
    [
        ({"specifications": SMALL}, {}, "must_specification_fails"),
        ({"trl": 4}, {"trl": 7}, "readiness_below_floor"),
        ({"modes": ("licence_exclusive",)}, {}, "mode_excluded"),
        (FIRM | {"price": Money(4e9, 5e9)}, FIRM | {"price": Money(3e9, 5e9)}, "budget_below_floor"),
    ],
    ids=["specification", "readiness", "mode", "price"],
)
def test_one_change_lifts_one_rule_and_the_score_is_that_of_the_changed_offer(refused, mended, constraint):
    found = lifted(replace(OZONE, **refused))

    assert [change.constraint for change in found.changes] == [constraint]
    assert found.score == score_of(replace(OZONE, **mended))


def test_everything_that_forbids_is_named_and_each_of_it_is_needed():
    found = lifted(replace(OZONE, specifications=SMALL, trl=4, modes=("licence_exclusive",)))

    assert [change.constraint for change in found.changes] == [
        "mode_excluded", "readiness_below_floor", "must_specification_fails"
    ]  # fmt: skip
    assert found.score == score_of(OZONE)


def test_every_must_row_that_fails_is_a_change_with_its_facts():
    need = replace(DYE, specifications=tuple(replace(row, must=True) for row in DYE.specifications))
    offer = replace(OZONE, specifications=(SMALL[0], Specification("độ màu đầu ra", "=", 90, unit="Pt-Co")))

    found = lifted(offer, need)

    assert [(change.facts["parameter"], change.facts["wanted"]) for change in found.changes] == [
        ("công suất", 200), ("độ màu đầu ra", 50)
    ]  # fmt: skip


@pytest.mark.parametrize("forbidden", [{"organisation": "dyer"}, {"prohibited": True}, {"prohibited": True, "trl": 4}])
def test_nothing_lifts_what_no_change_of_the_offer_can(forbidden):
    assert lifted(replace(OZONE, **forbidden)) is None


def test_an_excluded_organisation_would_have_to_be_let_in():
    need = replace(DYE, excluded_organisations=("maker", "third"))

    found = lifted(replace(OZONE, organisation="maker"), need)

    assert [(change.constraint, change.facts) for change in found.changes] == [("excluded", {"organisation": "maker"})]
    assert found.score == score_of(OZONE)


def test_what_is_asked_does_not_depend_on_whether_the_collection_was_prepared():
    offer = replace(OZONE, specifications=SMALL)
    bare = Problem((DYE,), (offer, OTHER), today=TODAY)
    prepared = replace(bare, statistics=Collection.build(bare.offers))
    refusals = solve(bare).refused

    assert what_would_lift(bare, refusals) == what_would_lift(prepared, refusals)


def test_a_refusal_by_a_broker_is_not_lifted_by_a_change_of_facts():
    problem = Problem((DYE,), (OZONE, OTHER), frozenset({("dye", "ozone")}), TODAY)

    assert what_would_lift(problem, solve(problem).refused) == [None]
