"""An expert cannot be asked for a while."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import leave_expert
from cungcau.registry.models import Expert
from cungcau.trail.queries import history_of
from tests.factories.registry import a_proposed, put


@pytest.fixture
def expert(lan):
    return put(a_proposed(lan), "active")


def test_it_leads_to_its_state_and_is_remembered(expert, mai):
    leave_expert(expert, by=mai)

    assert Expert.objects.get(pk=expert.pk).state == "away"
    assert (history_of(expert).first().verb, history_of(expert).first().actor_name) == ("leave", mai.name)


def test_who_may_not_is_refused(expert, dung):
    with pytest.raises(PermissionDenied):
        leave_expert(expert, by=dung)

    assert Expert.objects.get(pk=expert.pk).state == "active"


def test_it_does_not_start_elsewhere(expert, mai):
    put(expert, "proposed")

    with pytest.raises(IllegalMove):
        leave_expert(expert, by=mai)


def test_the_second_hand_is_told_who_was_first(expert, mai):
    other = Expert.objects.get(pk=expert.pk)
    leave_expert(expert, by=mai)

    with pytest.raises(Stale) as told:
        leave_expert(other, by=mai)

    assert told.value.who == mai.name


def test_an_expert_may_leave_by_herself_and_nobody_elses_profile(expert, an, binh):
    put(expert, "active", user=an)

    with pytest.raises(PermissionDenied):
        leave_expert(expert, by=binh)
    leave_expert(expert, by=an)

    assert expert.state == "away"
