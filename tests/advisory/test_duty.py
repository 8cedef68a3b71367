"""What waits for whom at the desk, and since when it is late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.kit import duties
from tests.factories.advice import a_plan, a_question, a_taken, an_assignment, in_days, put

LONG_AGO = timezone.now() - timedelta(days=40)


def lines(user):
    """(group, source, title) of all that this officer reads on the page."""
    known = duties.counts(user)
    found = set()
    for group in duties.GROUPS:
        shown = duties.Lines(user, group, known)
        found |= {(group, line.kind, line.title) for line in shown[: len(shown)]}
    return {(group, str(kind), title) for group, kind, title in found}


def places(user, source):
    return {group for (group, key), number in duties.counts(user).items() if number and key == source}


def test_a_new_request_waits_for_every_adviser_and_is_late_after_its_days(seeker, an, mai, khanh, dung):
    advice = a_question(seeker, an)
    assert [places(one, "advisory.advice") for one in (mai, khanh, dung)] == [{"point"}, {"point"}, set()]

    put(advice, "asked", waiting_since=LONG_AGO)
    assert places(mai, "advisory.advice") == {"overdue"}
    assert "Bảo hộ sáng chế lò sấy" in {title for _group, _kind, title in lines(mai)}


def test_what_is_taken_waits_for_its_adviser_alone_until_it_is_answered(seeker, an, mai, khanh):
    advice = a_taken(seeker, an, mai)
    assert [places(one, "advisory.advice") for one in (mai, khanh)] == [{"point"}, set()]

    put(advice, "answered")
    assert places(mai, "advisory.advice") == set()


@pytest.mark.parametrize(("state", "due", "own", "others"), [
    ("blocked", 5, set(), {"today"}), ("proposed", 5, {"others"}, set()), ("accepted", -1, {"overdue"}, set()),
    ("delivered", 5, {"today"}, set()), ("judged", 5, set(), set()),
])  # fmt: skip
def test_an_assignment_waits_for_who_entrusted_it_and_a_conflict_for_another_officer(
    advice, expert, mai, dung, state, due, own, others
):
    put(an_assignment(advice, expert, mai), state, due_on=in_days(due))

    assert [places(one, "advisory.assignment") for one in (mai, dung)] == [own, others]
    assert lines(mai) is not None


def test_actions_of_plans_that_are_agreed_are_due_on_their_day(seeker, mai, dung):
    plan = a_plan(seeker, mai, steps=1)
    assert places(mai, "advisory.step") == set()

    put(plan, "under_way")
    assert [places(one, "advisory.step") for one in (mai, dung)] == [{"today"}, set()]

    plan.steps.update(planned_on=in_days(-3), adviser=dung)
    assert [places(one, "advisory.step") for one in (mai, dung)] == [set(), {"overdue"}]
