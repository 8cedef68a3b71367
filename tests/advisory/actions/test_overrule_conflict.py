"""A second officer lets a conflict of interest pass."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import overrule_conflict
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.models import Interest
from cungcau.trail.queries import history_of
from tests.factories.advice import an_assignment

WHY = "Không có ai khác; kết quả được đọc lại."


@pytest.fixture
def held(advice, expert, seeker, mai):
    Interest.objects.create(expert=expert, organisation=seeker, tie="shares")
    return an_assignment(advice, expert, mai)


def test_the_expert_is_asked_and_the_reason_stays(held, dung):
    overrule_conflict(held, by=dung, why=WHY)

    assert (held.state, held.overruled_by, held.overruled_why) == ("proposed", dung, WHY)
    assert held.asked_at is not None
    assert history_of(held).first().note == WHY


@pytest.mark.parametrize("name", ["mai", "an", "hai", "ha", "lan", "quang", "guest"])
def test_who_entrusted_it_and_who_may_not_are_refused(held, name, request):
    with pytest.raises(PermissionDenied):
        overrule_conflict(held, by=request.getfixturevalue(name), why=WHY)


def test_it_does_not_start_elsewhere(assignment, dung):
    with pytest.raises(IllegalMove):
        overrule_conflict(assignment, by=dung, why=WHY)


def test_the_second_hand_is_told(held, dung, khanh):
    other = type(held).objects.get(pk=held.pk)
    overrule_conflict(held, by=dung, why=WHY)

    with pytest.raises(Stale):
        overrule_conflict(other, by=khanh, why=WHY)
