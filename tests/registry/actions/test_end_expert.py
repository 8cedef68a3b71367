"""An expert's profile is no longer shown, and kept."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import end_expert
from cungcau.registry.models import Expert
from cungcau.trail.queries import history_of
from tests.factories.registry import a_proposed, put


@pytest.fixture
def expert(lan):
    return put(a_proposed(lan), "away")


def test_it_leads_to_its_state_and_is_remembered(expert, lan):
    end_expert(expert, by=lan, note="giấy đăng ký số 12")

    assert Expert.objects.get(pk=expert.pk).state == "ended"
    assert (history_of(expert).first().verb, history_of(expert).first().actor_name) == ("end", lan.name)
    assert history_of(expert).first().note == "giấy đăng ký số 12"


def test_who_may_not_is_refused(expert, mai):
    with pytest.raises(PermissionDenied):
        end_expert(expert, by=mai)

    assert Expert.objects.get(pk=expert.pk).state == "away"


def test_it_does_not_start_elsewhere(expert, lan):
    put(expert, "ended")

    with pytest.raises(IllegalMove):
        end_expert(expert, by=lan)


def test_the_second_hand_is_told_who_was_first(expert, lan):
    other = Expert.objects.get(pk=expert.pk)
    end_expert(expert, by=lan)

    with pytest.raises(Stale) as told:
        end_expert(other, by=lan)

    assert told.value.who == lan.name
