"""Answer, by a signed link, what was asked about a listing."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.kit.policy import SYSTEM
from cungcau.listings import tasks
from cungcau.listings.actions import answer_question, expire_listing, pause_listing
from cungcau.listings.models import Listing, Question
from cungcau.listings.presentation import happened
from cungcau.listings.questions import ANSWERS, asked_of
from cungcau.trail.queries import history_of
from tests.factories.life import a_contact, an_old_one, ending_in
from tests.factories.listings import in_state


@pytest.fixture
def need(seeker, an, ha):
    return an_old_one(seeker, an, ha)


def asked(**wanted):
    tasks.ask_owners.call()
    return Question.objects.select_related("listing", "user", "contact").get(**wanted)


@pytest.mark.parametrize(
    ("answer", "verb", "state"),
    [("yes", "confirm", "published"), ("changed", "flag", "published"), ("not_needed", "withdraw", "withdrawn"),
     ("solved_elsewhere", "withdraw", "withdrawn")],
)  # fmt: skip
def test_each_answer_does_what_it_says_and_the_history_says_by_which_way(need, an, answer, verb, state):
    answer_question(asked(), answer, by=an, note="Cảm ơn." if verb != "confirm" else "")

    need.refresh_from_db()
    entry = history_of(need).first()
    assert (need.state, entry.verb, entry.actor_name, entry.facts["via"]) == (state, verb, an.name, "mail")
    assert "qua liên kết trong thư" in happened(entry)
    assert need.is_fresh is (answer == "yes")
    question = Question.objects.get()
    assert (question.answer, question.answered_at is not None) == (answer, True)


def test_the_answers_are_those_of_the_mail():
    assert list(ANSWERS) == ["yes", "changed", "not_needed", "solved_elsewhere"]


def test_yes_to_an_expired_one_renews_it(need, an):
    in_state(need, "published", valid_until="2026-01-01")
    expire_listing(need, by=SYSTEM)
    ending_in(need, -3)
    Listing.objects.filter(pk=need.pk).update(state="expired")

    answer_question(asked(), "yes", by=an)

    need.refresh_from_db()
    assert need.is_published and need.is_fresh


def test_a_contact_without_an_account_answers_in_her_own_name(need, seeker, an):
    need.contact = a_contact(seeker, an)
    need.save()
    question = asked(user=None)

    answer_question(question, "yes", by=asked_of(question))

    entry = history_of(need).first()
    assert (entry.verb, entry.actor, entry.actor_name) == ("confirm", "", "Cao Thị Liên")


def test_a_second_answer_changes_nothing(need, an):
    question = asked()
    answer_question(question, "yes", by=an)

    answer_question(question, "not_needed", by=an)

    need.refresh_from_db()
    assert (need.state, Question.objects.get().answer) == ("published", "yes")


def test_of_two_answers_at_once_one_counts(need, an):
    question, same = asked(), Question.objects.select_related("listing").get()
    answer_question(question, "yes", by=an)

    with pytest.raises(Stale):
        answer_question(same, "not_needed", by=an)

    need.refresh_from_db()
    assert need.state == "published"


def test_another_person_may_not(need, binh):
    with pytest.raises(PermissionDenied):
        answer_question(asked(), "yes", by=binh)


def test_who_left_the_firm_may_not(need, an):
    question = asked()
    an.memberships.update(until="2026-01-01")

    with pytest.raises(PermissionDenied):
        answer_question(question, "yes", by=an)

    assert Question.objects.get().answered_at is None


def test_what_has_moved_meanwhile_takes_no_answer_and_the_question_stays(need, an):
    question = asked()
    pause_listing(Listing.objects.get(pk=need.pk), by=an)

    with pytest.raises(Stale):
        answer_question(question, "yes", by=an)

    assert Question.objects.get().answered_at is None
