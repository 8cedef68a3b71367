"""A case is won by a contract that a side confirms, or by the point's own word, which is not confirmed."""

import pytest

from cungcau.brokerage.actions import open_case, reopen_case, win_case
from cungcau.brokerage.outcome_levels import introduction_of, level_of
from cungcau.brokerage.outcome_models import Claim, Introduction
from cungcau.kit.errors import Refused
from tests.factories.cases import SAID, a_case
from tests.factories.outcomes import an_introduction, answered

pytestmark = pytest.mark.usefixtures("vocabulary")
CLAIM = {"note": "Giám đốc xưởng nói ở hội thảo", "evidence": "Ảnh trang ký, thư mục HĐ 2026"}


def level(case):
    case.refresh_from_db()
    return level_of(case, introduction_of(case))


@pytest.fixture
def told(case):
    return an_introduction(case)


def test_a_contract_of_one_side_wins_it_and_the_other_one_confirms_later(case, told, dung):
    answered(told, "demand", "contract", value=1_000_000_000)

    win_case(case, by=dung)

    assert (case.state, level(case)) == ("won", "one")
    answered(told, "supply", "contract", value=950_000_000)
    assert level(case) == "both"
    assert not Claim.objects.exists()


def test_the_points_own_word_is_a_claim(case, told, dung):
    win_case(case, by=dung, **CLAIM)

    assert (case.state, level(case), Claim.objects.get().why) == ("won", "claimed", CLAIM["note"])


@pytest.mark.parametrize("kinds", [(), ("talks",), ("mou", "mou"), ("contract", "nothing"), ("nothing", "nothing")])
def test_what_is_no_confirmed_contract_needs_reason_and_evidence(case, told, dung, kinds):
    for side, kind in zip(("demand", "supply"), kinds, strict=False):
        answered(told, side, kind)

    for words in ({}, {"note": CLAIM["note"]}, {"evidence": CLAIM["evidence"]}):
        with pytest.raises(Refused):
            win_case(case, by=dung, **words)
    case.refresh_from_db()
    assert (case.state, Claim.objects.count()) == ("open", 0)


def test_a_case_that_introduced_nobody_yet_does_so_now(case, dung):
    win_case(case, by=dung, **CLAIM)

    assert Introduction.objects.get().case == case


def test_without_a_second_side_nothing_is_won(dung, offer):
    case = a_case(dung, None, offer)

    with pytest.raises(Refused):
        win_case(case, by=dung, **CLAIM)

    case.refresh_from_db()
    assert (case.state, Claim.objects.count()) == ("open", 0)


def test_the_contract_of_the_interest_counts_for_its_case(introduction, dung):
    answered(introduction, "supply", "contract")
    case = open_case(by=dung, interest=introduction.interest, **SAID)

    win_case(case, by=dung)

    assert level(case) == "one"
    introduction.refresh_from_db()
    assert introduction.case == case


def test_opened_again_it_claims_nothing(case, told, dung):
    win_case(case, by=dung, **CLAIM)

    reopen_case(case, by=dung, note="Hợp đồng bị hủy")

    assert (case.state, Claim.objects.count(), level(case)) == ("open", 0, "")
