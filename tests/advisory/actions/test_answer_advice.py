"""The adviser answers."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import answer_advice
from cungcau.advisory.models import Advice
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"words": "Được."}


def test_it_leads_to_its_state_and_is_remembered(advice, mai):
    put(advice, "taken")
    answer_advice(advice, by=mai, **SAID)

    assert Advice.objects.get(pk=advice.pk).state == "answered"
    assert history_of(advice).first().verb == "answer"


@pytest.mark.parametrize("name", ["an", "khanh", "dung", "ha", "guest"])
def test_who_may_not_is_refused(advice, name, request):
    put(advice, "taken")

    with pytest.raises(PermissionDenied):
        answer_advice(advice, by=request.getfixturevalue(name), **SAID)
    assert Advice.objects.get(pk=advice.pk).state == "taken"


@pytest.mark.parametrize("state", ["asked", "answered", "withdrawn"])
def test_it_does_not_start_elsewhere(advice, mai, state):
    put(advice, state)

    with pytest.raises(IllegalMove):
        answer_advice(advice, by=mai, **SAID)


def test_the_second_hand_is_told(advice, mai):
    put(advice, "taken")
    other = Advice.objects.get(pk=advice.pk)
    answer_advice(advice, by=mai, **SAID)

    with pytest.raises(Stale):
        answer_advice(other, by=mai, **SAID)


def test_the_answer_is_kept_with_its_writer(advice, mai):
    answer_advice(advice, by=mai, words="Nộp đơn trước.")

    line = advice.lines.get()
    assert (line.kind, line.words, line.by) == ("answer", "Nộp đơn trước.", mai)
    assert advice.answered_at is not None
    assert advice.due_on() is None
