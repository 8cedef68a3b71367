"""Weights are learned from what came of kept proposals: a technology that did not fit outweighs what was hoped of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.brokerage.actions import open_case
from cungcau.discovery.actions import estimate_weights
from cungcau.discovery.models import Verdict
from cungcau.discovery.weights import judged_pairs, lesson, newest_of_these_verdicts
from cungcau.listings.models import Listing
from tests.factories.cases import SAID, put
from tests.factories.verdicts import a_judged_park

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "vocabulary", "lan")]


@pytest.fixture
def case(seeker, institute, an, dung):
    """Of the first kept proposal of three needs, each with one kept and one refused."""
    a_judged_park(seeker, an, 3)
    Listing.objects.filter(kind="offer").update(organisation=institute)
    verdict = Verdict.objects.filter(state="kept").order_by("pk").first()
    return open_case(by=dung, verdict=verdict, **SAID)


@pytest.mark.parametrize(("state", "reason", "kept"), [
    ("open", "", 3), ("won", "", 3), ("lost", "price", 3), ("lost", "terms", 3), ("ended", "own_solution", 3),
    ("lost", "technical", 2), ("lost", "trial_failed", 2),
])  # fmt: skip
def test_a_technology_that_did_not_fit_counts_as_refused_and_nothing_else_does(case, state, reason, kept):
    over = {} if state == "open" else {"settled_at": timezone.now(), "reason": reason}
    put(case, state=state, **over)

    assert [pair.kept for pair in judged_pairs()].count(True) == kept
    assert (lesson().kept, lesson().refused) == (kept, 6 - kept)


def test_after_an_outcome_there_is_something_new_to_learn(case, lan):
    estimate_weights(by=lan)
    assert newest_of_these_verdicts() is not None

    put(case, state="lost", reason="technical", settled_at=timezone.now() + timedelta(minutes=1))

    assert newest_of_these_verdicts() is None
