"""Weights are learned from verdicts as a draft, which changes nothing."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import estimate_weights
from cungcau.discovery.models import Weights
from cungcau.discovery.queries import params
from cungcau.discovery.weights import judged_pairs, lesson
from cungcau.engines.matching import Params
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of
from tests.factories.verdicts import a_judged_park, judged


def test_it_makes_a_draft_with_its_report_and_no_score_changes(seeker, an, lan):
    a_judged_park(seeker, an, 12)

    weights = estimate_weights(by=lan)

    weights.refresh_from_db()
    assert weights.state == "draft"
    assert sum(weights.weights.values()) == 100
    assert weights.weights["budget"] > Params().weights["budget"]
    assert (weights.report["compared"], weights.report["pairs"], weights.report["recommended"]) == (12, 24, True)
    assert [entry.verb for entry in history_of(weights)] == ["estimate"]
    assert params() == Params()


def test_a_refusal_that_says_nothing_of_the_pair_teaches_nothing(need, offer, seeker, an):
    a_judged_park(seeker, an, 2)
    before = judged_pairs()

    judged(need, offer, False, reason="supplier_unable", subject=46)

    assert judged_pairs() == before
    assert lesson().left_out == 1


def test_it_refuses_where_there_is_nothing_to_learn_from(seeker, an, lan):
    a_judged_park(seeker, an, 1)

    with pytest.raises(Refused):
        estimate_weights(by=lan)

    assert not Weights.objects.exists()


@pytest.mark.parametrize("name", ["an", "dung", "ha", "quang"])
def test_only_a_steward_may(name, request, seeker, an):
    a_judged_park(seeker, an, 2)

    with pytest.raises(PermissionDenied):
        estimate_weights(by=request.getfixturevalue(name))
