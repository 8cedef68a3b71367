"""Who sees and gives verdicts, and who weighs: persona × verb, written out by hand; lists agree with single answers."""

import pytest

from cungcau.discovery.actions import keep_proposal
from cungcau.discovery.models import Verdict, Weights
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from tests.factories.listings import a_published, in_state

TABLE = {"dung": {"read", "keep", "refuse", "undo"}, "ha": {"read"}}
PEOPLE = ["an", "binh", "quan", "ha", "dung", "mai", "quang", "lan", "guest"]


@pytest.fixture
def verdict(seeker, an, institute, quan, ha, dung):
    return keep_proposal(a_published(seeker, an, ha), a_published(institute, quan, ha, "offer"), by=dung)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_table_says_who_may(verdict, request, name):
    user = request.getfixturevalue(name)

    allowed = {verb for verb in POLICIES["discovery.verdict"] if can(user, verb, verdict)}

    assert allowed == TABLE.get(name, set())


@pytest.mark.parametrize("state", ["published", "draft", "withdrawn"])
def test_lists_agree_with_single_answers(verdict, request, state):
    in_state(verdict.offer, state)
    for user in (*map(request.getfixturevalue, PEOPLE), SYSTEM):
        for verb in POLICIES["discovery.verdict"]:
            found = visible(user, Verdict.objects.all(), verb).exists()
            assert found == can(user, verb, verdict), (user, verb)


def test_a_verdict_goes_out_of_sight_with_a_listing_that_is_a_draft_again(verdict, dung):
    in_state(verdict.need, "draft")

    assert not can(dung, "read", verdict)


def test_weights_are_the_stewards(request, db):
    weights = Weights.objects.create()
    for user in (*map(request.getfixturevalue, PEOPLE), SYSTEM):
        for verb in POLICIES["discovery.weights"]:
            allowed = user is not SYSTEM and "steward" in getattr(user, "roles", ())
            assert can(user, verb, weights) is allowed, (user, verb)
            assert visible(user, Weights.objects.all(), verb).exists() is allowed, (user, verb)
