"""Each answer is kept; the newest counts; nobody answers for the other side, or unasked."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from cungcau.brokerage.actions import answer_side
from cungcau.brokerage.outcome_models import Answer, Ask
from cungcau.files.queries import attached_to
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM, can
from cungcau.trail.queries import history_of
from tests.factories.cases import day
from tests.factories.outcomes import answered, asked

pytestmark = pytest.mark.usefixtures("vocabulary")


def test_an_answer_by_the_link_and_one_by_an_account(introduction, an):
    asked(introduction, "demand")

    first = answered(introduction, "demand", "talks", words="Đang xin báo giá")
    second = answered(introduction, "demand", "contract", by=an, on=day(-2), value=900_000_000, publish="name")

    assert [(row.way, row.by, row.kind) for row in Answer.objects.all()] == [("link", None, "talks"), ("account", an, "contract")]
    assert (first.words, second.value, second.publish, second.on) == ("Đang xin báo giá", 900_000_000, "name", day(-2))
    assert (introduction.state, introduction.kind, introduction.contract_on) == ("one", "contract", day(-2))
    assert [entry.verb for entry in history_of(introduction)][:2] == ["answer", "answer"]


def test_the_same_press_twice_is_one_answer(introduction):
    rows = [answered(introduction, "demand", "talks", pid="bcdfghjkmn") for _press in range(2)]

    assert rows[0] == rows[1]
    assert Answer.objects.count() == 1


def test_evidence_is_kept_for_the_side_and_the_brokers(introduction, quan, dung, an, ha):
    paper = SimpleUploadedFile("hop-dong.txt", "Hợp đồng 12/2026".encode())
    answer = answered(introduction, "supply", "contract", evidence=paper)

    file = attached_to(answer).get()
    assert [can(user, "read", file) for user in (quan, dung, an, ha)] == [True, True, False, False]


def test_what_does_not_belong_to_the_kind_is_left_out(introduction):
    said = {"on": day(-2), "value": 5, "publish": "name", "reason": "price"}

    talks = answered(introduction, "demand", "talks", **said)
    nothing = answered(introduction, "demand", "nothing", **said)

    assert (talks.on, talks.value, talks.publish, talks.reason) == (None, None, "no", "")
    assert (nothing.on, nothing.reason) == (None, "price")


@pytest.mark.parametrize("said", [{"on": None}, {"on": day(-1), "value": 1, "band": "from_1b"}])
def test_what_is_signed_has_a_day_and_one_value(introduction, said):
    asked(introduction, "demand")

    with pytest.raises(Refused):
        answer_side(introduction, by=SYSTEM, side="demand", kind="contract", **said)

    assert not Answer.objects.exists()


def test_nobody_answers_before_or_after_being_asked(introduction, an):
    with pytest.raises(Refused):
        answer_side(introduction, by=an, side="demand", kind="talks")
    ask = asked(introduction, "demand")
    Ask.objects.filter(pk=ask.pk).update(until=day(-1))
    ask.refresh_from_db()

    for given in (None, ask):
        with pytest.raises(Refused):
            answer_side(introduction, by=an, side="demand", kind="talks", ask=given)
    assert not Answer.objects.exists()


def test_the_question_of_one_side_is_not_answered_for_the_other(introduction):
    ask = asked(introduction, "demand")

    with pytest.raises(Refused):
        answer_side(introduction, by=SYSTEM, side="supply", kind="talks", ask=ask)


@pytest.mark.parametrize("name", ["quan", "binh", "dung", "ha", "lan", "quang", "guest"])
def test_only_the_editors_of_the_side_answer_for_it(introduction, name, request):
    asked(introduction, "demand")

    with pytest.raises(PermissionDenied):
        answer_side(introduction, by=request.getfixturevalue(name), side="demand", kind="talks")

    assert not Answer.objects.exists()
