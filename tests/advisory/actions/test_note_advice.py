"""The desk writes something down for itself."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import note_advice
from cungcau.advisory.queries import lines_of
from cungcau.advisory.workflow import AdviceState
from cungcau.kit.errors import Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put


@pytest.mark.parametrize("state", AdviceState)
def test_it_is_kept_in_every_state_and_read_by_the_desk_alone(advice, mai, dung, an, quang, state):
    note_advice(put(advice, state), by=mai, words="Khách khó.")

    assert advice.state == state
    assert [line.words for line in lines_of(advice, dung)] == ["Khách khó."]
    assert [list(lines_of(advice, one)) for one in (an, quang)] == [[], []]


def test_its_words_stand_in_no_history(advice, mai):
    note_advice(advice, by=mai, words="Khách khó.")

    assert "Khách khó." not in f"{list(history_of(advice).values())}"


@pytest.mark.parametrize("name", ["an", "ha", "quang", "hai", "guest"])
def test_who_may_not_is_refused(advice, name, request):
    with pytest.raises(PermissionDenied):
        note_advice(advice, by=request.getfixturevalue(name), words="x")


def test_the_second_hand_is_told(advice, mai, dung):
    other = type(advice).objects.get(pk=advice.pk)
    note_advice(advice, by=mai, words="x")

    with pytest.raises(Stale):
        note_advice(other, by=dung, words="y")
