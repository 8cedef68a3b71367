"""The way back to the hand-set weights is always open."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import estimate_weights, switch_back_weights, switch_on_weights
from cungcau.discovery.models import Weights
from cungcau.discovery.queries import params
from cungcau.engines.matching import Params
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.verdicts import a_judged_park


@pytest.fixture
def in_force(seeker, an, lan):
    a_judged_park(seeker, an, 12)
    return switch_on_weights(estimate_weights(by=lan), by=lan)


def test_the_hand_set_weights_count_again_and_the_set_can_be_switched_on_again(in_force, lan):
    assert params() != Params()

    switch_back_weights(in_force, by=lan, note="Điểm thay đổi quá nhiều.")

    assert params() == Params()
    assert history_of(in_force)[0].note == "Điểm thay đổi quá nhiều."
    switch_on_weights(in_force, by=lan)
    assert params().weights == in_force.weights


def test_a_draft_was_never_in_force(in_force, lan):
    draft = Weights.objects.create(weights=in_force.weights, report=in_force.report)

    with pytest.raises(IllegalMove):
        switch_back_weights(draft, by=lan)


def test_the_second_hand_is_told(in_force, lan):
    other = Weights.objects.get(pk=in_force.pk)
    switch_back_weights(in_force, by=lan)

    with pytest.raises(Stale):
        switch_back_weights(other, by=lan)


def test_only_a_steward_may(in_force, dung):
    with pytest.raises(PermissionDenied):
        switch_back_weights(in_force, by=dung)
