"""An expert can be found and asked."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import activate_expert
from cungcau.registry.models import Expert
from cungcau.trail.queries import history_of
from tests.factories.registry import a_proposed, put


@pytest.fixture
def expert(lan):
    return put(a_proposed(lan), "verified")


def test_it_leads_to_its_state_and_is_remembered(expert, mai):
    activate_expert(expert, by=mai)

    assert Expert.objects.get(pk=expert.pk).state == "active"
    assert (history_of(expert).first().verb, history_of(expert).first().actor_name) == ("activate", mai.name)


def test_who_may_not_is_refused(expert, dung):
    with pytest.raises(PermissionDenied):
        activate_expert(expert, by=dung)

    assert Expert.objects.get(pk=expert.pk).state == "verified"


def test_it_does_not_start_elsewhere(expert, mai):
    put(expert, "proposed")

    with pytest.raises(IllegalMove):
        activate_expert(expert, by=mai)


def test_the_second_hand_is_told_who_was_first(expert, mai):
    other = Expert.objects.get(pk=expert.pk)
    activate_expert(expert, by=mai)

    with pytest.raises(Stale) as told:
        activate_expert(other, by=mai)

    assert told.value.who == mai.name


def test_who_was_away_comes_back_the_same_way(expert, mai):
    put(expert, "away")

    activate_expert(expert, by=mai)

    assert expert.state == "active"
