"""The thesaurus as texts are read with it, and as people search it."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.utils import translation

from cungcau.engines.thesaurus import shipped
from cungcau.thesaurus.actions import edit_concept
from cungcau.thesaurus.models import Concept, Edition
from cungcau.thesaurus.queries import best_first, current, found_in, of_fields, of_kinds, reading
from tests.thesaurus.conftest import OZONATION, PUMP, SMALL

pytestmark = pytest.mark.django_db


def keys(rows):
    return [row.key for row in rows]


def test_without_concepts_of_its_own_a_database_reads_with_what_is_shipped():
    assert current() is shipped()


def test_the_engine_gets_the_concepts_in_force_in_their_order(concepts):
    assert list(current().values()) == list(SMALL)


def test_the_copy_is_kept_until_something_changes(concepts, lan, row, django_assert_num_queries):
    first = reading()
    with django_assert_num_queries(1):
        assert reading() is first

    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, hint_en="machine"))

    assert current()["heat-pump"].hint_en == "machine"


def test_what_was_read_of_a_change_that_did_not_happen_is_not_kept(concepts, lan, row):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, hint_en="machine"))
        assert current()["heat-pump"].hint_en == "machine"
        raise ZeroDivisionError

    assert current()["heat-pump"].hint_en == ""


def test_every_change_has_a_mark_of_its_own(concepts, lan, row):
    marks = {Edition.objects.get().mark}
    for version, hint in enumerate(("a", "", "a"), 1):
        edit_concept(row("heat-pump"), by=lan, version=version, idea=replace(PUMP, hint_en=hint))
        marks.add(Edition.objects.get().mark)

    assert len(marks) == 4


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bơm nhiệt", ["heat-pump", "heat-pump-dryer"]),
        ("bom nhiet", ["heat-pump", "heat-pump-dryer"]),
        ("HEAT pum", ["heat-pump", "heat-pump-dryer"]),
        ("heat-pump dryer", ["heat-pump-dryer"]),
        ("ozone", ["ozonation"]),
        ("O3", ["ozonation"]),
        ("hoa", ["ozonation"]),
        ("hoà", []),
        ("hóa", ["ozonation"]),
        ("zone", []),
    ],
)  # fmt: skip
def test_words_are_found_by_their_beginning_with_or_without_marks(concepts, words, found):
    assert keys(best_first(found_in(Concept.objects.all(), words), words)) == found


def test_who_is_called_just_so_comes_first_then_by_name(concepts):
    with translation.override("en"):
        assert keys(best_first(Concept.objects.filter(kind="product"), "heat pump dryer")) == ["heat-pump-dryer", "heat-pump"]
        assert keys(best_first(Concept.objects.filter(fields__contains="|207|"), "")) == [
            "coloured-wastewater", "ozonation", "wastewater-treatment",
        ]  # fmt: skip


def test_rows_are_narrowed_by_kind_and_by_any_of_their_fields(concepts):
    rows = Concept.objects.order_by("key")

    assert keys(of_fields(rows, ["204"])) == ["dyeing", "ozonation"]
    assert keys(of_fields(of_kinds(rows, ["technique", "sector"]), ["204", "203"])) == ["dyeing", "ozonation"]
    assert rows.get(key="ozonation").idea == OZONATION
