"""Adding a concept: all of it, by a steward, and only when the rules hold."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.thesaurus.actions import add_concept
from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.queries import current, found_in
from cungcau.thesaurus.rules import Broken
from cungcau.trail.queries import history_of

pytestmark = pytest.mark.django_db

NEW = Idea(
    "fenton", "technique", ("207",), "quá trình Fenton", "Fenton process", vi_also=("phản ứng Fenton",), used_in=("dyeing",)
)  # fmt: skip
SMELL = Idea("smell", "problem", ("207",), "mùi hôi", "bad smell")


def test_it_counts_from_now_on_and_is_remembered(concepts, lan):
    row = add_concept(NEW, by=lan, note="Xưởng nhuộm hay hỏi.")

    assert current()["fenton"] == NEW
    assert list(found_in(Concept.objects.all(), "phan ung fen")) == [row]
    assert (row.source, row.is_edited) == ("point", True)
    entry = history_of(row).get()
    assert (entry.verb, entry.actor_name, entry.note) == ("add", lan.name, "Xưởng nhuộm hay hỏi.")
    assert entry.facts["changed"]["vi_also"] == ["", ["phản ứng Fenton"]]


@pytest.mark.parametrize("name", ["guest", "an", "ha", "dung", "quang"])
def test_nobody_else_may(concepts, request, name):
    with pytest.raises(PermissionDenied):
        add_concept(NEW, by=request.getfixturevalue(name))

    assert "fenton" not in current()


def test_a_key_is_used_once(concepts, lan, row):
    before = row("ozonation").idea

    with pytest.raises(Broken) as refusal:
        add_concept(replace(NEW, key="ozonation"), by=lan)

    assert refusal.value.faults == [("key", "Đã có khái niệm mang khóa này.")]
    assert row("ozonation").idea == before


def test_a_problem_is_added_with_what_solves_it(concepts, lan, row):
    add_concept(SMELL, by=lan, solved_by=["ozonation"])

    assert row("ozonation").solves == ("coloured-wastewater", "smell")
    assert row("ozonation").version == 2
    assert current().solved_by["smell"] == ("ozonation",)
    assert history_of(row("ozonation")).get().facts["changed"]["solves"][1] == ["coloured-wastewater", "smell"]


def test_a_problem_that_nothing_solves_is_refused_and_leaves_nothing(concepts, lan):
    before = dict(current())

    with pytest.raises(Broken) as refusal:
        add_concept(SMELL, by=lan)

    assert [part for part, _words in refusal.value.faults] == ["solved_by"]
    assert dict(current()) == before
    assert not Concept.objects.filter(key="smell").exists()
