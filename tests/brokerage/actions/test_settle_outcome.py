"""A broker settles a contradiction; both answers stay."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import answer_side, settle_outcome
from cungcau.brokerage.outcome_models import Answer, Introduction
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.policy import SYSTEM
from tests.factories.cases import day
from tests.factories.outcomes import answered

pytestmark = pytest.mark.usefixtures("vocabulary")
WORDS = {"kind": "contract", "note": "Gọi kế toán hai bên: hợp đồng 12/2026, giá trước thuế.", "value": 900_000_000}


@pytest.fixture
def contradicted(introduction):
    answered(introduction, "demand", "contract", value=900_000_000, on=day(-5))
    answered(introduction, "supply", "nothing")
    assert introduction.state == "contradicted"
    return introduction


def test_it_is_settled_with_what_was_learnt(contradicted, dung):
    settle_outcome(contradicted, by=dung, **WORDS)

    row = Introduction.objects.get()
    assert (row.state, row.kind, row.value, row.settled_note, row.settled_by) == (
        "settled", "contract", 900_000_000, WORDS["note"], dung,
    )  # fmt: skip
    assert row.contract_on == day(-5)
    assert [answer.kind for answer in Answer.objects.all()] == ["contract", "nothing"]


def test_nobody_is_asked_any_more(contradicted, dung):
    settle_outcome(contradicted, by=dung, kind="nothing", note="Hợp đồng là với hãng khác.")

    assert (contradicted.next_on, contradicted.contract_on) == (None, None)
    with pytest.raises(Refused):
        answer_side(contradicted, by=SYSTEM, side="supply", kind="contract", on=day(-1))


@pytest.mark.parametrize("words", [{"note": " "}, {"kind": "talks"}])
def test_without_a_note_or_with_a_value_of_nothing_it_is_refused(contradicted, dung, words):
    with pytest.raises(Refused):
        settle_outcome(contradicted, by=dung, **{**WORDS, **words})


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "mai", "lan", "quang", "guest"])
def test_others_do_not_settle(contradicted, name, request):
    with pytest.raises(PermissionDenied):
        settle_outcome(contradicted, by=request.getfixturevalue(name), **WORDS)


def test_what_is_no_contradiction_is_not_settled_and_the_second_hand_is_told(introduction, dung, colleague):
    with pytest.raises(IllegalMove):
        settle_outcome(introduction, by=dung, **WORDS)
    answered(introduction, "demand", "contract")
    answered(introduction, "supply", "nothing")
    other = Introduction.objects.get()
    settle_outcome(introduction, by=dung, **WORDS)

    with pytest.raises((Stale, IllegalMove)):
        settle_outcome(other, by=colleague, **WORDS)
