"""Somebody has compared an expert's profile with its sources."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import verify_expert
from cungcau.registry.models import Expert
from cungcau.trail.queries import history_of
from tests.factories.registry import a_proposed, put


@pytest.fixture
def expert(lan):
    return put(a_proposed(lan), "proposed")


def test_it_leads_to_its_state_and_is_remembered(expert, mai):
    verify_expert(expert, by=mai, note="giấy đăng ký số 12")

    assert Expert.objects.get(pk=expert.pk).state == "verified"
    assert (history_of(expert).first().verb, history_of(expert).first().actor_name) == ("verify", mai.name)
    assert history_of(expert).first().note == "giấy đăng ký số 12"


def test_who_may_not_is_refused(expert, ha):
    with pytest.raises(PermissionDenied):
        verify_expert(expert, by=ha)

    assert Expert.objects.get(pk=expert.pk).state == "proposed"


def test_it_does_not_start_elsewhere(expert, mai):
    put(expert, "active")

    with pytest.raises(IllegalMove):
        verify_expert(expert, by=mai)


def test_the_second_hand_is_told_who_was_first(expert, mai):
    other = Expert.objects.get(pk=expert.pk)
    verify_expert(expert, by=mai)

    with pytest.raises(Stale) as told:
        verify_expert(other, by=mai)

    assert told.value.who == mai.name
