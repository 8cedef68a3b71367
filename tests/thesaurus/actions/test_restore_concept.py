"""Restoring a concept: it counts again with the links that others had to it."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove
from cungcau.thesaurus.actions import edit_concept, restore_concept, retire_concept
from cungcau.thesaurus.queries import current
from cungcau.thesaurus.rules import Broken
from tests.thesaurus.conftest import OZONATION, SMALL

pytestmark = pytest.mark.django_db


def test_everything_is_as_it_was(concepts, lan, row):
    retire_concept(row("heat-pump-dryer"), by=lan)

    restore_concept(row("heat-pump-dryer"), by=lan)

    assert dict(current()) == {idea.key: idea for idea in SMALL}


def test_nobody_but_a_steward_may(concepts, lan, dung, row):
    retire_concept(row("heat-pump"), by=lan)

    with pytest.raises(PermissionDenied):
        restore_concept(row("heat-pump"), by=dung)


def test_what_is_in_force_is_not_restored(concepts, lan, row):
    with pytest.raises(IllegalMove):
        restore_concept(row("heat-pump"), by=lan)


def test_a_label_that_another_concept_has_taken_meanwhile_is_refused(concepts, lan, row):
    retire_concept(row("heat-pump"), by=lan)
    edit_concept(row("ozonation"), by=lan, version=1, idea=replace(OZONATION, vi_also=("bơm nhiệt",)))

    with pytest.raises(Broken):
        restore_concept(row("heat-pump"), by=lan)

    assert row("heat-pump").state == "retired"
