"""Bringing the shipped thesaurus in: all of it, once, and never over what a steward has written."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.engines.thesaurus import shipped
from cungcau.thesaurus.actions import edit_concept, plant_shipped, restore_concept, retire_concept
from cungcau.thesaurus.models import Concept, Edition
from cungcau.thesaurus.queries import current, reading
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from tests.thesaurus.conftest import COLOUR, OZONATION, PUMP, SMALL

pytestmark = pytest.mark.django_db


def test_the_shipped_thesaurus_is_in_the_database_as_the_engine_reads_it():
    written = plant_shipped()

    assert written == len(shipped()) == Concept.objects.count()
    assert list(current().values()) == list(shipped().values())


def test_what_was_derived_from_the_shipped_tables_is_kept_when_they_are_planted():
    before = reading()

    plant_shipped()

    assert reading() is before


def test_the_second_start_finds_nothing_to_do(concepts, ship):
    mark = Edition.objects.get().mark

    assert ship(*SMALL) == 0
    assert Edition.objects.get().mark == mark
    assert Entry.objects.filter(verb="plant").count() == 1


def test_a_newer_release_renews_what_nobody_has_edited_and_says_so(concepts, ship, row):
    newer = replace(PUMP, vi_also=("máy bơm nhiệt",))

    written = ship(*(newer if idea is PUMP else idea for idea in SMALL))

    assert written == 1
    assert row("heat-pump").idea == newer
    assert not row("heat-pump").is_edited
    assert history_of(row("heat-pump")).get().facts == {"changed": {"vi_also": [[], ["máy bơm nhiệt"]]}}


def test_what_a_steward_edited_is_not_overwritten(concepts, ship, row, lan):
    own = replace(PUMP, en_also=("heater pump",))
    edit_concept(row("heat-pump"), by=lan, version=1, idea=own)

    written = ship(*(replace(idea, hint_en="machine") if idea is PUMP else idea for idea in SMALL))

    assert written == 0
    assert row("heat-pump").idea == own
    assert row("heat-pump").is_edited


def test_who_edits_back_to_what_was_shipped_gets_newer_releases_again(concepts, ship, row, lan):
    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, en_also=("heater pump",)))
    edit_concept(row("heat-pump"), by=lan, version=2, idea=PUMP)

    assert ship(*(replace(idea, hint_en="machine") if idea is PUMP else idea for idea in SMALL)) == 1


def test_what_a_newer_release_no_longer_has_is_retired(concepts, ship, row):
    assert ship(*(idea for idea in SMALL if idea is not PUMP)) == 1

    assert row("heat-pump").state == "retired"
    assert "heat-pump" not in current()
    assert history_of(row("heat-pump")).get().verb == "withdraw"


def test_what_was_restored_afterwards_is_the_points_own_and_stays(concepts, ship, row, lan):
    rest = [idea for idea in SMALL if idea is not PUMP]
    ship(*rest)
    restore_concept(row("heat-pump"), by=lan)

    ship(*(replace(idea, hint_en="chemistry") if idea is OZONATION else idea for idea in rest))

    assert (row("heat-pump").state, row("heat-pump").source) == ("current", "point")


def test_what_a_steward_retired_stays_retired(concepts, ship, row, lan):
    retire_concept(row("heat-pump"), by=lan)

    ship(*(replace(idea, hint_en="machine") if idea is PUMP else idea for idea in SMALL))

    assert row("heat-pump").state == "retired"


def test_what_a_steward_edited_stays_when_the_tables_no_longer_have_it(concepts, ship, row, lan):
    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, hint_en="machine"))

    ship(*(idea for idea in SMALL if idea is not PUMP))

    assert row("heat-pump").state == "current"


@pytest.mark.parametrize("name", ["guest", "an", "dung", "quang"])
def test_only_a_steward_or_the_house_plants(request, ship, name):
    with pytest.raises(PermissionDenied):
        plant_shipped(by=request.getfixturevalue(name))

    assert Concept.objects.count() == 0
    assert ship(COLOUR) == 1
