"""Who plans, goes, records and reads: persona × verb, written out by hand; lists agree with single answers.

An edits for the firm that is visited, Bình for another one; Dũng brokers, Lan is the steward, Hà moderates, Mai advises and goes
to the firm, Sơn organises, Quang directs.
"""

import pytest

from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from cungcau.surveys.actions import record_visit
from cungcau.surveys.models import Campaign, Finding, Visit
from tests.factories.surveys import a_visit, fresh, said

PEOPLE = ["an", "binh", "ha", "dung", "mai", "son", "lan", "quang", "guest"]
READERS = {"read", "read_notes", "print"}
DESK = READERS | {"plan", "edit", "start", "close", "reopen", "add_firms", "remove_firm", "assign"}
CAMPAIGN = {"dung": DESK, "lan": DESK, "ha": READERS, "mai": READERS, "son": READERS, "quang": {"read"}}
LOOKING = {"read", "read_notes", "read_appointment"}
PREPARING = {"agree", "refuse", "miss", "retry"}
RUNNING = PREPARING | {"send_form", "visit", "answer", "amend", "attach"}
FREE = {"plan", "start", "close", "reopen"}  # of no state: the flow says from where


def visit_table(doing):
    desk = LOOKING | doing
    return {"dung": desk, "lan": desk, "mai": desk, "ha": LOOKING, "son": LOOKING, "quang": {"read", "read_appointment"}}


@pytest.fixture
def visit(dung, seeker, mai):
    return a_visit(dung, seeker, mai)


def allowed(request, thing):
    people = {name: request.getfixturevalue(name) for name in PEOPLE}
    verbs = POLICIES[thing._meta.label_lower]
    found = {name: {verb for verb in verbs if can(user, verb, thing)} for name, user in people.items()}
    return {name: verbs for name, verbs in found.items() if verbs}


@pytest.mark.parametrize(("state", "without"), [
    ("planned", set()), ("running", set()), ("closed", {"edit", "add_firms", "remove_firm", "assign"})
])  # fmt: skip
def test_the_table_says_who_may_with_a_campaign(request, visit, state, without):
    visit.campaign.state = state

    assert allowed(request, visit.campaign) == {name: verbs - without for name, verbs in CAMPAIGN.items()}


@pytest.mark.parametrize(("state", "doing"), [("planned", PREPARING), ("running", RUNNING), ("closed", set())])
def test_the_table_says_who_may_with_a_visit(request, visit, state, doing):
    visit.campaign.state = state

    assert allowed(request, visit) == visit_table(doing)


def test_a_firms_people_read_who_comes_when_and_nothing_else(request, visit):
    visit.state = "agreed"

    assert allowed(request, visit)["an"] == {"read_appointment"}
    assert "binh" not in allowed(request, visit)


def test_lists_agree_with_single_answers(request, visit, mai):
    record_visit(visit, said(), by=mai)
    things = [visit.campaign, visit, Finding.objects.get()]
    for state in ("planned", "running", "closed"):
        Campaign.objects.update(state=state)
        for visit_state in ("agreed", "visited"):
            Visit.objects.update(state=visit_state)
            for thing in things:
                now = type(thing).objects.get(pk=thing.pk)
                for user in (*map(request.getfixturevalue, PEOPLE), SYSTEM):
                    for verb in POLICIES[now._meta.label_lower]:
                        found = visible(user, type(now).objects.filter(pk=now.pk), verb).exists()
                        assert found == can(user, verb, now), (user, verb, state, now)


def test_what_was_found_is_written_up_by_those_who_write_listings(request, visit, mai):
    record_visit(visit, said(), by=mai)
    finding = Finding.objects.get()

    assert allowed(request, finding) == {
        "dung": {"read", "write_up"}, "ha": {"read", "write_up"}, "mai": {"read"}, "son": {"read"}, "lan": {"read"}
    }  # fmt: skip


def test_who_is_no_officer_any_more_does_nothing_with_her_visits(visit, mai):
    mai.role_rows.all().delete()
    mai.__dict__.pop("roles", None)

    assert not any(can(mai, verb, fresh(visit)) for verb in POLICIES["surveys.visit"])
