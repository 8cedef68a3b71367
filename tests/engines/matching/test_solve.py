import copy
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cungcau.engines.matching import (
    CONSTRAINTS,
    Collection,
    InvalidProblem,
    Money,
    Need,
    Offer,
    Params,
    Problem,
    Specification,
    propose,
    solve,
)

TODAY = date(2026, 11, 25)

DYE = Need(
    "dye",
    "Khử màu nước thải dệt nhuộm",
    "Nước sau sinh học vẫn còn màu, cần xử lý màu mà không thêm bùn.",
    "COD đầu ra đạt nhưng độ màu 420 Pt-Co; đã thử keo tụ và than hoạt tính.",
    fields=("207",),
    ipc=("C02",),
    modes=("turnkey",),
    trl_min=7,
    specifications=(
        Specification("công suất", ">=", 200, unit="m3/ngày", must=True),
        Specification("độ màu đầu ra", "<=", 50, unit="Pt-Co"),
    ),
    budget=Money(1_000_000_000, 3_000_000_000),
    province="01",
    zone="industry",
    organisation="dyer",
)
OZONE = Offer(
    "ozone",
    "Hệ ozon xúc tác khử màu nước thải dệt nhuộm",
    "Xử lý màu của nước thải nhuộm sau bể sinh học, không sinh bùn.",
    fields=("207",),
    ipc=("C02F",),
    modes=("turnkey",),
    trl=8,
    specifications=(
        Specification("Công suất", "=", 10, unit="m³/h"),
        Specification("độ màu đầu ra", "<=", 40, unit="Pt-Co"),
    ),
    price=Money(2_000_000_000, 2_500_000_000),
    price_kind="indicative",
    province="01",
    zone="industry",
    updated=date(2026, 11, 1),
    organisation="maker",
)
ROBOT = Offer("robot", "Robot hàn khung thép lô nhỏ", "Dẫn tay, tự dò đường hàn.", trl=9, organisation="robots")
FARM = Offer("farm", "Drip irrigation on slopes", "Pressure compensated drip lines.", organisation="farmers")


def problem(needs=(DYE,), offers=(OZONE, ROBOT, FARM), **more):
    return Problem(tuple(needs), tuple(offers), today=TODAY, **more)


def parts_of(match):
    return {part.code: (part.points, part.of) for part in match.parts}


def best(need, offer, **more):
    found = solve(problem([need], [offer, ROBOT, FARM], **more), Params(floor=0))
    return next(match for match in found.matches if match.offer == offer.key)


def line(match, part, code):
    lines = next(found.lines for found in match.parts if found.code == part)
    return next(found for found in lines if found.code == code)


# --- the contract of all engines -----------------------------------------------------------------------------


def test_the_same_problem_gets_the_same_answer():
    assert solve(problem(), seed=3) == solve(problem(), seed=3)


def test_the_input_is_left_as_it_was():
    given_problem = problem()
    before = copy.deepcopy(given_problem)

    solve(given_problem)

    assert given_problem == before


def test_the_order_of_the_input_does_not_matter():
    second = replace(DYE, key="second", title="Tưới nhỏ giọt trên đất dốc")
    forward = solve(problem([DYE, second]), Params(floor=0))
    backward = solve(problem([second, DYE], [FARM, ROBOT, OZONE]), Params(floor=0))

    for need in ("dye", "second"):
        assert list(forward.of_need(need)) == list(backward.of_need(need))
    assert set(map(str, forward.refused)) == set(map(str, backward.refused))


def test_the_points_of_the_parts_add_up_to_the_score():
    for match in solve(problem(), Params(floor=0)).matches:
        assert sum(part.points for part in match.parts) == match.score
        assert sum(part.of for part in match.parts) == 100
        assert all(0 <= part.points <= part.of for part in match.parts)


def test_every_need_is_matched_or_unmatched():
    nothing = Need("nothing", "Zzz qqq")
    found = solve(problem([DYE, nothing]))

    assert {match.need for match in found.matches} == {"dye"}
    assert found.unmatched == ("nothing",)


def test_the_answer_is_plain_enough_for_json():
    found = solve(problem())

    assert json.loads(json.dumps(found.to_dict()))["matches"][0]["offer"] == "ozone"


def test_stopping_early_leaves_the_rest_unmatched_and_says_so():
    found = solve(problem(), stop=lambda: True)

    assert not found.complete
    assert found.unmatched == ("dye",)


def test_progress_is_told_to_the_end():
    told = []
    solve(problem(), progress=lambda *step: told.append(step))

    assert ("offers", 3, 3) in told
    assert told[-1] == ("needs", 1, 1)


def test_nothing_to_match_with_is_no_error():
    assert solve(problem(offers=[])).unmatched == ("dye",)
    assert solve(problem(needs=[])).matches == ()


# --- what is checked when it is made -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Specification("x", "~", 1), "unknown_operator"),
        (lambda: Specification("x", "range", 5, 1), "low_above_high"),
        (lambda: Specification("x", "=", float("nan")), "number_not_finite"),
        (lambda: Money(5, 1), "low_above_high"),
        (lambda: Need("a", "b", trl_min=0), "trl_out_of_range"),
        (lambda: Offer("a", "b", trl=10), "trl_out_of_range"),
        (lambda: Need("", "b"), "key_missing"),
        (lambda: Problem((Need("a", "b"), Need("a", "c")), ()), "key_twice"),
        (lambda: Params(weights={"subject": 1, "taste": 1}), "unknown_part"),
        (lambda: Params(weights={"place": 1}), "weights_not_positive"),
    ],
)
def test_what_cannot_be_is_refused_at_once(make, code):
    with pytest.raises(InvalidProblem) as caught:
        make()

    assert caught.value.code == code


# --- what a match says ---------------------------------------------------------------------------------------


def test_a_price_below_the_whole_budget_is_told_as_that_and_counts_in_full():
    dear, cheap = best(DYE, OZONE), best(DYE, replace(OZONE, price=Money(1234, 1234)))

    assert line(cheap, "budget", "price_below").status == "meets"
    assert parts_of(cheap)["budget"] == parts_of(dear)["budget"]


def test_the_right_offer_is_proposed_first_with_reasons():
    match = solve(problem()).matches[0]

    assert (match.offer, match.rank) == ("ozone", 1)
    assert match.score >= 70
    assert "nước thải dệt nhuộm" in line(match, "subject", "shared_terms").facts["terms"][0].lower()
    assert line(match, "classification", "field_same").facts == {"codes": ["207"]}
    assert line(match, "specifications", "row").facts["converted"] == pytest.approx(240)
    assert line(match, "readiness", "trl_reached").facts == {"offered": 8, "asked": 7}
    assert line(match, "budget", "price_within").status == "meets"
    assert line(match, "place", "same_zone").facts == {"zone": "industry"}
    assert line(match, "freshness", "updated").facts["days"] == 24
    assert match.confidence == 1.0
    assert match.questions == ()


def test_unrelated_offers_score_low():
    scores = {match.offer: match.score for match in solve(problem(), Params(floor=0)).matches}

    assert scores["ozone"] >= 70
    assert scores["robot"] < 25
    assert scores["farm"] < 25


def test_a_need_of_two_lines_is_scored_on_its_subject_alone():
    match = best(Need("n", "Khử màu nước thải dệt nhuộm bằng ozon"), replace(OZONE, updated=None))

    assert list(parts_of(match)) == ["subject"]
    assert parts_of(match)["subject"][1] == 100
    assert match.score >= 70
    assert {question.code for question in match.questions} >= {"need_specifications", "need_budget"}


def test_text_without_accents_finds_accented_offers():
    match = best(Need("n", "khu mau nuoc thai det nhuom bang ozon"), OZONE)

    assert match.score >= 65


def test_what_the_offer_does_not_say_becomes_a_question():
    silent = replace(OZONE, specifications=(), trl=None, modes=(), price=Money(), zone="", province="", fields=())
    match = best(DYE, silent)

    assert [question.code for question in match.questions] == [
        "ask_fields",
        "ask_specification",
        "ask_specification",
        "ask_readiness",
        "ask_modes",
        "ask_price",
        "ask_place",
    ]
    assert match.questions[1].facts["must"] is True
    assert match.confidence < 0.6
    assert match.score < best(DYE, OZONE).score


def test_the_subject_decides_how_much_the_conditions_count():
    other = replace(OZONE, title="Robot hàn khung thép", summary="Dò đường hàn", specifications=())
    match = best(DYE, other)

    assert match.score < 40
    assert line(match, "budget", "counts_in_part").facts["share"] < 1


def test_specifications_that_meet_count_by_half_where_the_texts_share_nothing():
    other = replace(OZONE, title="Robot hàn khung thép", summary="Dò đường hàn", text="")
    (same, of), (apart, of_apart) = (parts_of(best(DYE, offer))["specifications"] for offer in (OZONE, other))

    assert line(best(DYE, other), "specifications", "counts_in_part").facts["share"] < 1
    assert 0 < apart / of_apart < same / of


def test_a_prepared_collection_gives_the_same_answer():
    collection = Collection.build([OZONE, ROBOT, FARM])

    assert solve(problem(statistics=collection)) == solve(problem())


def test_a_collection_is_changed_by_single_offers():
    collection = Collection.build([replace(OZONE, title="Khác"), ROBOT]).replace([OZONE, FARM])

    assert [offer.key for offer in collection.offers] == ["farm", "ozone", "robot"]
    assert solve(problem(statistics=collection)) == solve(problem())
    assert [offer.key for offer in collection.without({"ozone"}).offers] == ["farm", "robot"]


def test_an_older_collection_still_answers_after_a_newer_one_has_grown_from_it():
    collection = Collection.build([OZONE, ROBOT])
    before = solve(problem(offers=[OZONE, ROBOT], statistics=collection))

    collection.replace([Offer("new", "Màng lọc gốm hoàn toàn mới", "ultrafiltration membranes")])
    need = replace(DYE, text=DYE.text + " màng gốm ultrafiltration")

    assert solve(problem(offers=[OZONE, ROBOT], statistics=collection)) == before
    assert solve(problem([need], [OZONE, ROBOT], statistics=collection)).matches[0].offer == "ozone"


def test_a_wider_collection_proposes_only_the_offers_of_the_problem():
    collection = Collection.build([OZONE, ROBOT, FARM])
    found = solve(problem(offers=[ROBOT], statistics=collection), Params(floor=0))

    assert [match.offer for match in found.matches] == ["robot"]


def test_candidates_of_a_large_problem_score_as_in_a_small_one():
    many = [Offer(f"o{n:03}", f"Máy số {n} cho việc {n % 7}", "gia công cơ khí chính xác") for n in range(60)]
    small = solve(problem(offers=[OZONE, ROBOT, FARM, *many]), Params(top=3, floor=0))
    large = solve(problem(offers=[OZONE, ROBOT, FARM, *many]), Params(top=3, floor=0, exhaustive_pairs=0))

    assert large.matches[0] == small.matches[0]


def test_an_offer_is_a_candidate_by_its_code_alone():
    foreign = replace(OZONE, key="foreign", title="Catalytic oxidation unit", summary="Colour removal")
    many = [Offer(f"o{n:03}", f"Xử lý màu nước thải số {n}", organisation="x") for n in range(30)]
    params = Params(top=10, candidates=10, floor=0, exhaustive_pairs=0)

    found = solve(problem(offers=[*many, foreign]), params)

    assert "foreign" in [match.offer for match in found.matches]


def test_proposals_come_need_by_need():
    found = list(propose(problem([DYE, Need("b", "Tưới nhỏ giọt")])))

    assert [proposals.need for proposals in found] == ["dye", "b"]


# --- constraints ---------------------------------------------------------------------------------------------

WEAK = Specification("Công suất", "=", 2, unit="m³/h")


@pytest.mark.parametrize(
    ("constraint", "need", "offer", "more", "facts"),
    [
        ("own_organisation", DYE, replace(OZONE, organisation="dyer"), {}, {"organisation": "dyer"}),
        ("excluded", replace(DYE, excluded_organisations=("maker",)), OZONE, {}, {"organisation": "maker"}),
        ("prohibited", DYE, replace(OZONE, prohibited=True), {}, {}),
        ("refused_before", DYE, OZONE, {"refused_pairs": frozenset([("dye", "ozone")])}, {}),
        (
            "mode_excluded",
            DYE,
            replace(OZONE, modes=("investment",)),
            {},
            {"asked": ["turnkey"], "offered": ["investment"]},
        ),
        ("readiness_below_floor", DYE, replace(OZONE, trl=4), {}, {"offered": 4, "asked": 7}),
        (
            "readiness_below_floor",
            DYE,
            replace(OZONE, trl=None, stage="laboratory"),
            {},
            {"stage": "laboratory", "low": 3, "high": 4, "asked": 7},
        ),
        (
            "budget_below_floor",
            DYE,
            replace(OZONE, price=Money(4e9), price_kind="floor"),
            {},
            {"budget_high": 3e9, "price_low": 4e9, "price_kind": "floor"},
        ),
        (
            "must_specification_fails",
            DYE,
            replace(OZONE, specifications=(WEAK,)),
            {},
            {"parameter": "công suất", "converted": 48.0},
        ),
    ],
)
def test_a_constraint_refuses_and_says_why(constraint, need, offer, more, facts):
    found = solve(problem([need], [offer, ROBOT, FARM], **more), Params(floor=0))
    refusal = next(refusal for refusal in found.refused if refusal.offer == offer.key)

    assert constraint in CONSTRAINTS
    assert refusal.constraint == constraint
    assert facts.items() <= refusal.facts.items()
    assert offer.key not in [match.offer for match in found.matches]


@pytest.mark.parametrize(
    "offer",
    [
        replace(OZONE, trl=None),
        replace(OZONE, modes=()),
        replace(OZONE, price=Money(4e9), price_kind="indicative"),
        replace(OZONE, price=Money(4e9, currency="USD"), price_kind="fixed"),
        replace(OZONE, specifications=()),
        replace(OZONE, specifications=(Specification("Công suất điện", "=", 2, unit="kW"),)),
        replace(OZONE, organisation=""),
    ],
)
def test_what_is_unknown_or_open_to_talks_never_refuses(offer):
    need = replace(DYE, organisation="")
    found = solve(problem([need], [offer]), Params(floor=0))

    assert found.refused == ()


# --- properties ----------------------------------------------------------------------------------------------


@given(st.integers(7, 9), st.integers(0, 2))
@settings(deadline=None, max_examples=20)
def test_more_readiness_above_the_floor_never_counts_less(level, more):
    low = parts_of(best(DYE, replace(OZONE, trl=level)))["readiness"]
    high = parts_of(best(DYE, replace(OZONE, trl=min(9, level + more))))["readiness"]

    assert high[0] >= low[0]


@given(st.floats(1, 500), st.floats(0, 500), st.sampled_from(["m3/ngày", "m³/h", "lít/phút"]))
@settings(deadline=None, max_examples=40)
def test_a_row_that_is_met_better_never_scores_less(value, more, unit):
    need = replace(DYE, specifications=(Specification("công suất", ">=", 200, unit="m3/ngày"),))

    def score(amount):
        row = Specification("Công suất", "=", amount, unit=unit)
        return best(need, replace(OZONE, specifications=(row,))).score

    assert score(value + more) >= score(value)


codes = st.sampled_from(["1", "2", "207", "20703", "204", "5"])
offers = st.builds(
    Offer,
    key=st.integers(0, 30).map(lambda number: f"o{number}"),
    title=st.sampled_from(["Khử màu nước thải", "Dye removal unit", "Robot hàn", "Máy sấy", "", "COD 50 mg/L"]),
    fields=st.lists(codes, max_size=2).map(tuple),
    modes=st.lists(st.sampled_from(["turnkey", "investment", "consulting"]), max_size=2).map(tuple),
    trl=st.one_of(st.none(), st.integers(1, 9)),
    price=st.one_of(st.just(Money()), st.floats(0, 5e9).map(lambda low: Money(low, low * 2))),
    price_kind=st.sampled_from(["", "floor", "indicative"]),
    province=st.sampled_from(["", "01", "79"]),
    updated=st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2027, 1, 1))),
    specifications=st.lists(
        st.builds(
            Specification,
            parameter=st.sampled_from(["Công suất", "độ màu", "COD"]),
            operator=st.sampled_from(["=", "<=", ">="]),
            value=st.one_of(st.none(), st.floats(-1e6, 1e6)),
            unit=st.sampled_from(["", "m3/h", "kW", "bao"]),
        ),
        max_size=3,
    ).map(tuple),
    organisation=st.sampled_from(["", "dyer", "maker"]),
    prohibited=st.booleans(),
)


@given(st.lists(offers, max_size=6, unique_by=lambda offer: offer.key), st.booleans())
@settings(deadline=None, max_examples=60)
def test_every_pair_is_proposed_refused_or_below_the_floor(found, plain):
    need = Need("dye", DYE.title) if plain else DYE
    result = solve(problem([need], found), Params(floor=0))

    keys = [match.offer for match in result.matches] + [refusal.offer for refusal in result.refused]
    assert sorted(keys) == sorted(offer.key for offer in found)
    for match in result.matches:
        assert sum(part.points for part in match.parts) == match.score
        assert sum(part.of for part in match.parts) == 100
        assert all(0 <= part.points <= part.of for part in match.parts)
        assert 0 <= match.confidence <= 1
    scores = [match.score for match in result.matches]
    assert scores == sorted(scores, reverse=True)
