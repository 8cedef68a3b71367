"""Who is told of what, once, in her own language, in the inbox and by mail; what one may not read one is not told."""

import pytest

from cungcau.advisory.actions import (
    accept_assignment,
    agree_plan,
    answer_advice,
    ask_back,
    assign_advice,
    call_off_assignment,
    close_plan,
    decline_advice,
    deliver_output,
    note_advice,
    overrule_conflict,
    rate_advice,
    refuse_assignment,
    share_plan,
    withdraw_advice,
)
from cungcau.jobs.queue import drain
from cungcau.kit.policy import can
from cungcau.notices.models import Notice, Outgoing
from cungcau.registry.models import Interest
from tests.factories.advice import a_plan, a_question, an_assignment, put
from tests.people import employ, person


def told(kind):
    drain()
    return {notice.user.email.partition("@")[0] for notice in Notice.objects.filter(kind=kind).select_related("user")}


def test_every_adviser_hears_of_a_new_request(seeker, an, mai, khanh, dung):
    a_question(seeker, an)

    assert told("advice_ask") == {"mai", "khanh"}


def test_the_adviser_to_whom_it_is_given_is_told(advice, dung, khanh):
    assign_advice(advice, by=dung, adviser=khanh, note="Bạn rành việc này.")

    assert told("advice_assign") == {"khanh"}


def test_who_asked_hears_the_answer_by_mail_in_her_language(advice, an, mai, settings):
    settings.DEMO = True  # keeps the words of what was sent
    type(an).objects.filter(pk=an.pk).update(language="en")
    answer_advice(advice, by=mai, words="Được, nộp đơn trước.")

    assert told("advice_answer") == {"an"}
    mail = Outgoing.objects.get(kind="advice_answer", to=an.email)
    assert "The advisory desk has answered" in mail.text
    assert "nộp đơn trước" not in mail.text


def test_when_who_asked_has_left_the_editors_hear_it(advice, seeker, an, mai):
    an.memberships.update(until="2026-01-01")
    employ(person("moi", "Người Mới"), seeker)
    answer_advice(advice, by=mai, words="Được.")

    assert told("advice_answer") == {"moi"}


@pytest.mark.parametrize(("state", "act", "kind", "hears"), [
    ("answered", lambda one, an, mai: ask_back(one, by=an, words="Phí?"), "advice_ask_back", {"mai"}),
    ("answered", lambda one, an, mai: rate_advice(one, by=an, satisfaction=5), "advice_rate", {"mai"}),
    ("taken", lambda one, an, mai: withdraw_advice(one, by=an), "advice_withdraw", {"mai"}),
    ("taken", lambda one, an, mai: decline_advice(one, by=mai, reason="Ngoài phạm vi."), "advice_decline", {"an"}),
])  # fmt: skip
def test_the_other_side_hears_of_each_step(advice, an, mai, state, act, kind, hears):
    act(put(advice, state), an, mai)

    assert told(kind) == hears


def test_no_steward_reads_what_is_mailed(advice, lan, an, mai):
    answer_advice(advice, by=mai, words="Được.")
    drain()

    assert Outgoing.objects.filter(kind__startswith="advice_").exists()
    assert [mail for mail in Outgoing.objects.filter(kind__startswith="advice_") if can(lan, "read_words", mail)] == []


def test_nobody_hears_of_a_note(advice, mai):
    drain()
    known = Notice.objects.count()
    note_advice(advice, by=mai, words="Khách khó.")
    drain()

    assert Notice.objects.count() == known


def test_an_expert_who_is_free_is_asked(assignment, hai):
    assert told("assignment_asked") == {"hai"}


def test_of_a_conflict_the_other_officers_hear_and_the_expert_does_not_until_it_is_let_pass(
    advice, expert, seeker, mai, khanh, dung, hai
):
    Interest.objects.create(expert=expert, organisation=seeker, tie="shares")
    held = an_assignment(advice, expert, mai)

    assert told("assignment_blocked") == {"khanh", "dung"}
    assert told("assignment_asked") == set()

    overrule_conflict(held, by=dung, why="Vốn rất nhỏ.")
    assert told("assignment_asked") == {"hai"}
    assert told("assignment_free") == {"mai"}


def test_a_conflict_that_the_expert_names_is_told_to_another_officer(assignment, hai, mai, dung):
    accept_assignment(assignment, by=hai, freedom="conflict", words="Em trai làm ở đó.")

    assert told("assignment_blocked") == {"dung"}
    assert told("assignment_accept") == set()


@pytest.mark.parametrize(("state", "act", "kind", "hears"), [
    ("proposed", lambda one, hai, mai: accept_assignment(one, by=hai, freedom="none"), "assignment_accept", {"mai"}),
    ("proposed", lambda one, hai, mai: refuse_assignment(one, by=hai, reason="Bận."), "assignment_refuse", {"mai"}),
    ("accepted", lambda one, hai, mai: deliver_output(one, by=hai, output="Có."), "assignment_deliver", {"mai"}),
    ("accepted", lambda one, hai, mai: call_off_assignment(one, by=mai, reason="Rút."), "assignment_call_off", {"hai"}),
])  # fmt: skip
def test_desk_and_expert_hear_of_each_step(assignment, hai, mai, state, act, kind, hears):
    act(put(assignment, state), hai, mai)

    assert told(kind) == hears


def test_the_firm_hears_of_a_plan_once_it_is_shown(seeker, an, mai):
    plan = a_plan(seeker, mai)
    assert told("plan_share") == set()

    share_plan(plan, by=mai)
    assert told("plan_share") == {"an"}

    agree_plan(plan, by=an)
    assert told("plan_agree") == {"mai"}

    close_plan(put(plan, "under_way"), by=mai, outcome="Xong.")
    assert told("plan_close") == {"an"}
