"""Button, 403 and list agree; a firm reads what is its own and was said to it, an expert what she was asked."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from cungcau.advisory.actions import note_advice, share_plan
from cungcau.advisory.models import Advice, Assignment, Line, LineKind, Plan
from cungcau.advisory.workflow import AdviceState, AssignmentState, PlanState
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from cungcau.registry.models import Organisation
from tests.factories.advice import an_assignment, an_expert, put
from tests.people import employ, person

NAMES = ("an", "binh", "quan", "ha", "dung", "mai", "khanh", "son", "lan", "quang", "hai", "former", "guest")
DESK = {"dung", "mai", "khanh"}


@pytest.fixture
def people(request, db, seeker):
    known = {name: request.getfixturevalue(name) for name in NAMES} | {"system": SYSTEM}
    known["colleague"] = employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    return known


@pytest.fixture
def rows(people, seeker, rival, an, mai, dung, expert, silent):
    ended = an_expert("Hết Hạn", person("het", "Hết Hạn"), state="active")
    for channel in ("online", "phone"):
        for state in AdviceState:
            Advice.objects.create(organisation=seeker, asked_by=an, channel=channel, state=state, adviser=mai)
    asked = Advice.objects.create(organisation=seeker, asked_by=people["colleague"], state="taken")
    for by in (mai, dung):
        for one in (expert, silent, ended):
            for state in AssignmentState:
                for at in (None, timezone.now()):
                    Assignment.objects.create(
                        advice=asked, expert=one, entrusted_by=by, state=state, asked_at=at, due_on="2026-12-31"
                    )
    put(ended, "ended")
    for shared in (True, False):
        for state in PlanState:
            Plan.objects.create(organisation=seeker, adviser=mai, state=state, shared=shared)
    for kind in LineKind:
        Line.objects.create(advice=asked, kind=kind, words=str(kind), by=mai)
    Advice.objects.create(organisation=rival, asked_by=people["binh"], state="answered")


@pytest.mark.parametrize("model", [Advice, Line, Assignment, Plan, Organisation])
def test_check_and_query_agree_for_everybody_and_every_verb(model, people, rows):
    different = [
        (name, verb, str(thing), getattr(thing, "state", ""))
        for verb in POLICIES[model._meta.label_lower]
        for name, user in people.items()
        for thing in model.objects.all()
        if can(user, verb, thing) != visible(user, model.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []


def readers(people, thing, verb="read"):
    return {name for name, user in people.items() if can(user, verb, thing)}


@pytest.mark.parametrize("state", AdviceState)
def test_a_request_is_read_by_its_firm_and_the_desk_in_every_state(people, advice, state):
    put(advice, state)

    assert readers(people, advice) == {"an", "colleague", "quang", *DESK}
    assert readers(people, advice, "read_notes") == DESK


def test_a_note_is_read_by_the_desk_alone_and_an_answer_by_the_firm_too(people, advice, mai):
    note_advice(advice, by=mai, words="Khách khó.")
    note = advice.lines.get()
    answer = Line.objects.create(advice=advice, kind=LineKind.ANSWER, words="Được.", by=mai)

    assert readers(people, note) == DESK
    assert readers(people, answer) == {"an", "colleague", "quang", *DESK}


@pytest.mark.parametrize("state", AssignmentState)
def test_an_assignment_is_read_by_the_desk_and_by_its_expert_once_asked(people, assignment, state):
    put(assignment, state)
    assert readers(people, assignment) == {"hai", "quang", *DESK}

    put(assignment, state, asked_at=None)
    assert readers(people, assignment) == {"quang", *DESK}


@pytest.mark.parametrize("state", ["ended", "merged"])
def test_who_is_no_expert_of_the_point_any_more_reads_no_assignment(people, assignment, expert, state):
    put(expert, state)
    assignment.refresh_from_db()

    assert readers(people, assignment) == {"quang", *DESK}


def test_a_conflict_is_let_pass_by_another_officer_than_who_entrusted(people, assignment):
    put(assignment, "blocked")

    assert readers(people, assignment, "overrule") == {"dung", "khanh"}


def test_an_officer_who_is_the_expert_decides_nothing_of_it(advice, mai, khanh, dung):
    own = an_assignment(advice, an_expert("Bùi Khánh", khanh), mai)
    put(own, "blocked")

    assert [verb for verb in ("overrule", "judge", "entrust") if can(khanh, verb, own)] == []
    assert can(dung, "overrule", own)


def test_an_officer_speaks_for_an_expert_without_an_account_only(people, assignment, advice, silent, mai):
    for_her = an_assignment(advice, silent, mai)

    assert readers(people, assignment, "accept") == {"hai"}
    assert readers(people, for_her, "accept") == DESK


@pytest.mark.parametrize("state", PlanState)
def test_a_plan_is_read_by_the_firm_once_it_is_shown(people, plan, mai, state):
    put(plan, state)
    assert readers(people, plan) == {"quang", *DESK}

    put(plan, "draft")
    put(share_plan(plan, by=mai), state)
    assert readers(people, plan) == {"an", "colleague", "quang", *DESK}
    assert readers(people, plan, "read_notes") == DESK


def test_the_history_of_a_client_is_for_officers(people, seeker):
    assert readers(people, seeker, "read_client") == {"ha", "son", "lan", "quang", *DESK}


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", "advisory", check=True, dry_run=True, verbosity=0)
