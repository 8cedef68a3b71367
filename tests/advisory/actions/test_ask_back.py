"""The firm wants to know more about an answer."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import ask_back
from cungcau.advisory.models import Advice
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.trail.queries import history_of
from tests.factories.advice import put

SAID = {"words": "Phí bao nhiêu?"}


def test_it_leads_to_its_state_and_is_remembered(advice, an):
    put(advice, "answered")
    ask_back(advice, by=an, **SAID)

    assert Advice.objects.get(pk=advice.pk).state == "taken"
    assert history_of(advice).first().verb == "ask_back"


@pytest.mark.parametrize("name", ["binh", "former", "ha", "mai", "guest"])
def test_who_may_not_is_refused(advice, name, request):
    put(advice, "answered")

    with pytest.raises(PermissionDenied):
        ask_back(advice, by=request.getfixturevalue(name), **SAID)
    assert Advice.objects.get(pk=advice.pk).state == "answered"


@pytest.mark.parametrize("state", ["asked", "taken", "closed"])
def test_it_does_not_start_elsewhere(advice, an, state):
    put(advice, state)

    with pytest.raises(IllegalMove):
        ask_back(advice, by=an, **SAID)


def test_the_second_hand_is_told(advice, an):
    put(advice, "answered")
    other = Advice.objects.get(pk=advice.pk)
    ask_back(advice, by=an, **SAID)

    with pytest.raises(Stale):
        ask_back(other, by=an, **SAID)


def test_the_time_for_an_answer_begins_anew(advice, an):
    put(advice, "answered", waiting_since="2026-01-05T02:00Z")
    ask_back(advice, by=an, words="Phí bao nhiêu?")

    assert advice.waiting_since.year > 2025 or advice.waiting_since.month > 1
    assert advice.lines.get().kind == "back"


def test_an_officer_writes_it_down_where_the_firm_has_called(advice, mai):
    put(advice, "answered", channel="phone")

    assert ask_back(advice, by=mai, words="Phí bao nhiêu?").state == "taken"
