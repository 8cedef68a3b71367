"""Retiring a concept: it counts no more, unless others would be left without."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.thesaurus.actions import edit_concept, retire_concept
from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.queries import current
from cungcau.thesaurus.rules import Broken
from cungcau.trail.queries import history_of
from tests.thesaurus.conftest import PUMP

pytestmark = pytest.mark.django_db


def test_texts_are_no_longer_read_with_it_and_links_to_it_rest(concepts, lan, row):
    retire_concept(row("heat-pump-dryer"), by=lan, note="Trùng với máy sấy.")

    assert "heat-pump-dryer" not in current()
    assert current()["heat-pump"].related == ()
    assert row("heat-pump").related == ("heat-pump-dryer",)
    assert history_of(row("heat-pump-dryer")).get().note == "Trùng với máy sấy."


def test_an_edit_meanwhile_keeps_the_resting_link(concepts, lan, row):
    retire_concept(row("heat-pump-dryer"), by=lan)

    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(current()["heat-pump"], hint_en="machine"))

    assert row("heat-pump").related == PUMP.related
    assert history_of(row("heat-pump")).get().facts["changed"] == {"hint_en": ["", "machine"]}


@pytest.mark.parametrize("name", ["guest", "an", "ha", "dung", "quang"])
def test_nobody_but_a_steward_may(concepts, request, row, name):
    with pytest.raises(PermissionDenied):
        retire_concept(row("heat-pump"), by=request.getfixturevalue(name))


def test_what_leaves_a_problem_unsolved_is_refused_by_name(concepts, lan, row):
    with pytest.raises(Broken) as refusal:
        retire_concept(row("ozonation"), by=lan)

    assert "nước thải còn màu" in str(refusal.value.message)
    assert row("ozonation").state == "current"


def test_the_second_hand_is_told(concepts, lan, row):
    shown = row("heat-pump")
    Concept.objects.filter(key="heat-pump").update(version=2)

    with pytest.raises(Stale):
        retire_concept(shown, by=lan)
