"""Who may do what with the thesaurus, written out by hand."""

import pytest

from cungcau.kit.policy import SYSTEM, can, visible
from cungcau.thesaurus.actions import retire_concept
from cungcau.thesaurus.models import Concept, edition

pytestmark = pytest.mark.django_db

VERBS = ("read", "add", "edit", "retire", "restore", "read_history")
READER = {"read": True, "add": False, "edit": False, "retire": False, "restore": False, "read_history": False}
OFFICER = READER | {"read_history": True}
STEWARD = dict.fromkeys(VERBS, True)
WHOLE = ("read", "plant", "import", "export")


@pytest.mark.parametrize(
    ("persona", "allowed"),
    [("guest", READER), ("an", READER), ("ha", OFFICER), ("dung", OFFICER), ("quang", OFFICER), ("lan", STEWARD)],
)  # fmt: skip
def test_everybody_reads_officers_see_the_history_a_steward_keeps_it(concepts, row, request, persona, allowed):
    user = request.getfixturevalue(persona)

    assert {verb: can(user, verb, row("ozonation")) for verb in VERBS} == allowed


@pytest.mark.parametrize(("persona", "seen"), [("guest", False), ("an", False), ("ha", True), ("lan", True)])
def test_a_retired_concept_is_shown_to_officers_only(concepts, row, lan, request, persona, seen):
    retire_concept(row("heat-pump"), by=lan)
    user = request.getfixturevalue(persona)

    assert can(user, "read", row("heat-pump")) is seen
    assert visible(user, Concept.objects.filter(key="heat-pump")).exists() is seen


@pytest.mark.parametrize(("persona", "allowed"), [("guest", {"read"}), ("dung", {"read"}), ("lan", set(WHOLE))])
def test_the_whole_is_moved_by_a_steward(db, request, persona, allowed):
    user = request.getfixturevalue(persona)

    assert {verb for verb in WHOLE if can(user, verb, edition())} == allowed
    assert {verb for verb in WHOLE if can(SYSTEM, verb, edition())} == set(WHOLE)
