"""Two hands on one case at the same moment, each with its own connection: no change is lost, none is made twice."""


import pytest

from cungcau.brokerage.actions import go_to_stage, log_contact, lose_case, open_case, plan_next
from cungcau.brokerage.case_models import Case
from cungcau.trail.queries import history_of
from tests.factories.cases import SAID, day
from tests.factories.verdicts import judged
from tests.hands import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("round_", range(3))
def test_of_several_verbs_at_once_one_is_done_and_the_books_agree(case, dung, round_):
    copies = [Case.objects.get(pk=case.pk) for _hand in range(4)]

    answers = at_once(
        lambda: go_to_stage(copies[0], by=dung, stage="clarify"),
        lambda: lose_case(copies[1], by=dung, reason="price"),
        lambda: log_contact(copies[2], by=dung, kind="call", on=day(0), words="Gọi"),
        lambda: plan_next(copies[3], by=dung, next_action="Gọi lại", next_due=day(2)),
    )

    done = [place for place, answer in enumerate(answers) if isinstance(answer, Case)]
    case.refresh_from_db()
    assert len(done) == 1
    assert case.version == 2
    assert [entry.verb for entry in history_of(case)][:-1] == [("go_to", "lose", "log", "plan_next")[done[0]]]
    assert (case.stage, case.state, case.log.count(), case.next_action) == (
        "clarify" if done == [0] else "intake", "lost" if done == [1] else "open", int(done == [2]),
        "Gọi lại" if done == [3] else "",
    )  # fmt: skip
    assert case.entries.filter(left_at=None).get().stage == case.stage


def test_of_two_brokers_who_open_a_case_from_one_proposal_one_does(dung, colleague, wanted, offer):
    verdict = judged(wanted, offer, True)

    answers = at_once(*[lambda by=by: open_case(by=by, verdict=verdict, **SAID) for by in (dung, colleague)])

    assert sorted(type(answer) is Case for answer in answers) == [False, True]
    assert Case.objects.count() == 1
    assert Case.objects.get().parties.count() == 2
