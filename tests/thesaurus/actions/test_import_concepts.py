"""Importing concepts: told first, then written; what breaks a rule is refused alone."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.kit.policy import SYSTEM
from cungcau.thesaurus.actions import import_concepts, retire_concept
from cungcau.thesaurus.queries import current
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from tests.thesaurus.conftest import OZONATION, PUMP, SMALL

pytestmark = pytest.mark.django_db

FENTON = Idea("fenton", "technique", ("207",), "quá trình Fenton", "Fenton process", used_in=("dyeing",))


def test_a_dry_run_tells_and_writes_nothing(concepts):
    entries = Entry.objects.count()

    outcome = import_concepts([FENTON, replace(PUMP, hint_en="machine"), OZONATION], by=SYSTEM)

    assert list(outcome.new) == ["fenton"]
    assert outcome.changed == {"heat-pump": {"hint_en": ["", "machine"]}}
    assert outcome.unchanged == ["ozonation"]
    assert outcome.refused == {}
    assert dict(current()) == {idea.key: idea for idea in SMALL}
    assert Entry.objects.count() == entries


def test_applied_everything_is_written_each_with_its_history(concepts, row):
    import_concepts([FENTON, replace(PUMP, hint_en="machine")], by=SYSTEM, note="other.ttl", dry_run=False)

    assert current()["fenton"] == FENTON
    assert current()["heat-pump"].hint_en == "machine"
    assert [entry.verb for key in ("fenton", "heat-pump") for entry in history_of(row(key))] == ["add", "edit"]
    assert row("heat-pump").version == 2


def test_another_order_of_the_same_values_is_no_change(concepts):
    turned = replace(OZONATION, en_also=OZONATION.en_also[::-1])

    assert import_concepts([turned], by=SYSTEM).unchanged == ["ozonation"]


def test_another_home_field_is_a_change(concepts):
    moved = replace(OZONATION, fields=OZONATION.fields[::-1])

    assert import_concepts([moved], by=SYSTEM).changed == {"ozonation": {"fields": [["207", "204"], ["204", "207"]]}}


def test_what_breaks_a_rule_is_refused_with_the_reason_and_the_rest_goes_in(concepts):
    lost = replace(FENTON, key="lost", vi="lạc", en="lost", broader=("nowhere",))
    below = replace(FENTON, key="below", vi="dưới", en="below", broader=("lost",))
    copy = replace(FENTON, key="copy", vi="bơm nhiệt", en="copy")

    outcome = import_concepts([FENTON, lost, below, copy], by=SYSTEM, dry_run=False)

    assert list(outcome.new) == ["fenton"]
    assert outcome.refused["lost"] == ["Không có khái niệm “nowhere”."]
    assert outcome.refused["below"] == ["Không có khái niệm “lost”."]
    assert "“bơm nhiệt”" in outcome.refused["copy"][0]
    assert current().keys() - {idea.key for idea in SMALL} == {"fenton"}


def test_what_would_leave_a_problem_unsolved_is_refused(concepts):
    outcome = import_concepts([replace(OZONATION, solves=())], by=SYSTEM, dry_run=False)

    assert "nước thải còn màu" in outcome.refused["ozonation"][0]
    assert current()["ozonation"] == OZONATION


def test_what_is_retired_here_is_not_brought_back_by_a_file(concepts, lan, row):
    retire_concept(row("heat-pump"), by=lan)

    assert list(import_concepts([PUMP], by=SYSTEM).refused) == ["heat-pump"]


@pytest.mark.parametrize("dry_run", [True, False])
def test_nobody_but_a_steward_and_the_house_may(concepts, dung, dry_run):
    with pytest.raises(PermissionDenied):
        import_concepts([FENTON], by=dung, dry_run=dry_run)
