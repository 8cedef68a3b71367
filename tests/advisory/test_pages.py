"""What each person's pages show and keep back; what was typed is kept; who comes second is told."""

import pytest
from django.utils import timezone

from cungcau.advisory.actions import (
    accept_assignment,
    answer_advice,
    deliver_output,
    judge_assignment,
    note_advice,
    overrule_conflict,
    share_plan,
)
from cungcau.advisory.models import Advice, Assignment, Plan, Step
from cungcau.registry.models import Interest
from tests.factories.advice import QUESTION, a_plan, a_question, an_assignment, in_days, put
from tests.factories.listings import a_published

pytestmark = pytest.mark.usefixtures("point", "lan")
DAY = "%Y-%m-%d"


def page(client, user, path, **options):
    client.force_login(user)
    return client.get(path, **options)


def text(client, user, path):
    answer = page(client, user, path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_firm_asks_and_finds_its_question(client, seeker, an):
    client.force_login(an)
    answer = client.post("/advice/ask/", {"organisation": seeker.pid, **QUESTION, "wished_on": in_days(9).strftime(DAY)})

    advice = Advice.objects.get()
    assert answer.url == advice.get_absolute_url()
    assert (advice.organisation, advice.kind, advice.wished_on) == (seeker, "ip", in_days(9))
    assert advice.subject in text(client, an, "/advice/")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, seeker, an):
    client.force_login(an)
    answer = client.post("/advice/ask/", {"organisation": seeker.pid, **QUESTION, "subject": ""})

    assert answer.status_code == 422
    assert QUESTION["words"] in answer.content.decode()
    assert not Advice.objects.exists()


def test_nobody_asks_in_the_name_of_others(client, seeker, binh):
    client.force_login(binh)

    assert client.post("/advice/ask/", {"organisation": seeker.pid, **QUESTION}).status_code == 422
    assert not Advice.objects.exists()


def test_a_question_begun_from_a_listing_is_about_it(client, seeker, an, ha):
    listing = a_published(seeker, an, ha)

    assert f"/advice/ask/?listing={listing.pid}" in text(client, an, listing.get_absolute_url())
    assert f'value="{listing.pid}" selected' in text(client, an, f"/advice/ask/?listing={listing.pid}")


@pytest.mark.parametrize("name", ["binh", "former", "ha", "lan", "hai"])
def test_for_others_the_request_is_not_there(client, advice, name, request):
    user = request.getfixturevalue(name)

    assert page(client, user, advice.get_absolute_url()).status_code == 404
    assert advice.subject not in (page(client, user, "/advice/").content.decode() + page(client, user, "/").content.decode())


def test_the_firm_reads_the_answer_and_neither_notes_nor_experts(client, assignment, an, mai):
    advice = assignment.advice
    note_advice(advice, by=mai, words="GHICHUKIN")
    answer_advice(advice, by=mai, words="TRALOI")
    shown = text(client, an, advice.get_absolute_url())

    assert "TRALOI" in shown
    assert [word for word in ("GHICHUKIN", assignment.expert.name, assignment.task) if word in shown] == []


def test_the_director_reads_no_note(client, advice, mai, quang):
    note_advice(advice, by=mai, words="GHICHUKIN")

    assert "GHICHUKIN" not in text(client, quang, advice.get_absolute_url())
    assert "GHICHUKIN" in text(client, mai, advice.get_absolute_url())


def test_an_expert_reads_the_question_and_neither_caller_notes_rating_nor_ties(client, advice, expert, seeker, mai, dung, hai):
    put(advice, "taken", channel="phone", caller_name="NGUOIGOI", caller_phone="0912999888")
    note_advice(advice, by=mai, words="GHICHUKIN")
    Interest.objects.create(expert=expert, organisation=seeker, tie="shares")
    made = overrule_conflict(an_assignment(advice, expert, mai), by=dung, why="LYDOCHOQUA")
    accept_assignment(made, by=hai, freedom="none")
    judge_assignment(deliver_output(made, by=hai, output="Có."), by=mai, rating=2, words="DANHGIAKIN")
    shown = text(client, hai, made.get_absolute_url())

    assert advice.words in shown
    assert [word for word in ("NGUOIGOI", "0912999888", "GHICHUKIN", "LYDOCHOQUA", "DANHGIAKIN") if word in shown] == []
    assert page(client, hai, advice.get_absolute_url()).status_code == 404


def test_an_expert_sees_her_own_assignments_alone(client, assignment, silent, mai, hai):
    other = an_assignment(assignment.advice, silent, mai, task="VIECCUANGUOIKHAC")

    shown = text(client, hai, "/assignments/")
    assert assignment.get_absolute_url() in shown
    assert other.get_absolute_url() not in shown
    assert page(client, hai, other.get_absolute_url()).status_code == 404


def test_an_assignment_that_is_held_up_is_not_there_for_its_expert(client, advice, expert, seeker, mai, hai):
    Interest.objects.create(expert=expert, organisation=seeker, tie="shares")
    held = an_assignment(advice, expert, mai)

    assert page(client, hai, held.get_absolute_url()).status_code == 404
    assert "Đã khai" in text(client, mai, held.get_absolute_url())


@pytest.mark.parametrize("path", ["/advice/desk/", "/advice/desk/write/", "/advice/experts/", "/plans/", "/plans/new/"])
@pytest.mark.parametrize("name", ["an", "ha", "hai"])
def test_the_desk_is_for_advisers_and_brokers(client, path, name, request):
    assert page(client, request.getfixturevalue(name), path).status_code == 403


@pytest.mark.parametrize("name", ["mai", "dung", "quang"])
def test_the_lists_of_the_desk_open_for_advisers_brokers_and_the_director(client, assignment, plan, name, request):
    user = request.getfixturevalue(name)

    assert assignment.advice.subject in text(client, user, "/advice/desk/?tab=open")
    assert assignment.expert.name in text(client, user, "/advice/experts/")
    assert plan.get_absolute_url() in text(client, user, "/plans/?tab=open")


def test_the_desk_is_narrowed_by_words_and_kind(client, seeker, rival, an, binh, mai):
    a_question(seeker, an)
    a_question(rival, binh, subject="Vay vốn", kind="funding")

    assert "Bảo hộ sáng chế" not in text(client, mai, "/advice/desk/?tab=new&kind=funding")
    assert "Bảo hộ sáng chế" in text(client, mai, "/advice/desk/?tab=new&q=sao+mai")
    assert text(client, mai, "/advice/desk/?tab=none&kind=zzz&q=%00")


def test_an_officer_writes_down_what_a_firm_asks(client, seeker, mai):
    assert seeker.pid in text(client, mai, "/advice/desk/write/?q=sao+mai")

    said = {"organisation": seeker.pid, **QUESTION, "channel": "visit", "caller_name": "Chị Tư", "caller_phone": "0912 000 111"}
    client.post("/advice/desk/write/", said)
    advice = Advice.objects.get()
    assert (advice.channel, advice.caller_name, advice.asked_by) == ("visit", "Chị Tư", mai)


def test_an_expert_is_entrusted_and_the_conflict_is_said_at_once(client, advice, expert, seeker, mai):
    Interest.objects.create(expert=expert, organisation=seeker, tie="family")
    client.force_login(mai)
    said = {"expert": expert.pid, "task": "Tra cứu.", "due_on": in_days(5).strftime(DAY), "fee": "4.000.000", "currency": "VND"}
    answer = client.post(f"/advice/{advice.pid}/entrust/", said, follow=True)

    made = Assignment.objects.get()
    assert (made.state, made.fee) == ("blocked", 4_000_000)
    assert "Có xung đột lợi ích" in answer.content.decode()


def test_who_comes_second_is_told_and_what_she_typed_is_kept(client, plan, mai, dung):
    client.force_login(mai)
    shown = plan.version
    Plan.objects.filter(pk=plan.pk).update(version=shown + 1)
    said = {"words": "Việc mới", "planned_on": in_days(4).strftime(DAY), "version": shown}
    answer = client.post(f"/plans/{plan.pid}/actions/new/", said)

    assert answer.status_code == 409
    assert "Việc mới" in answer.content.decode()
    assert plan.steps.count() == 2


def test_an_action_is_written_up_and_the_hours_are_summed(client, plan, mai):
    put(plan, "under_way")
    step = plan.steps.first()
    client.force_login(mai)
    said = {
        "words": step.words, "planned_on": step.planned_on.strftime(DAY), "planned_hours": "4", "result": "Xong.",
        "done_on": timezone.localdate().strftime(DAY), "hours": "6.5", "version": plan.version,
    }  # fmt: skip
    assert client.post(f"/plans/{plan.pid}/actions/{step.pk}/", said).status_code == 302

    shown = text(client, mai, plan.get_absolute_url())
    assert "6,5" in shown and "1 trên 2" in shown
    assert "Xong." in shown


def test_the_result_of_an_action_needs_its_day(client, plan, mai):
    put(plan, "under_way")
    step = plan.steps.first()
    client.force_login(mai)
    said = {"words": step.words, "planned_on": step.planned_on.strftime(DAY), "hours": "6", "version": plan.version}

    assert client.post(f"/plans/{plan.pid}/actions/{step.pk}/", said).status_code == 422
    assert Step.objects.get(pk=step.pk).hours is None


def test_a_plan_is_not_there_for_the_firm_before_it_is_shown_and_its_note_never(client, seeker, an, binh, mai):
    plan = a_plan(seeker, mai, note="GHICHUKIN")
    assert page(client, an, plan.get_absolute_url()).status_code == 404

    share_plan(plan, by=mai)
    shown = text(client, an, plan.get_absolute_url())
    assert plan.aim in shown
    assert "GHICHUKIN" not in shown
    assert plan.get_absolute_url() in text(client, an, "/advice/?tab=plans")
    assert page(client, binh, plan.get_absolute_url()).status_code == 404


def test_lists_and_pages_of_many_cost_no_more_queries_than_of_few(
    client, seeker, an, mai, expert, django_assert_max_num_queries
):
    for number in range(12):
        advice = put(a_question(seeker, an, subject=f"Câu hỏi {number}"), "taken", adviser=mai)
        an_assignment(advice, expert, mai)
        a_plan(seeker, mai)
    client.force_login(mai)
    for path in ("/advice/desk/?tab=open", "/plans/?tab=open", "/advice/experts/", f"/clients/{seeker.pid}/"):
        client.get(path)
        with django_assert_max_num_queries(45):
            assert client.get(path).status_code == 200
