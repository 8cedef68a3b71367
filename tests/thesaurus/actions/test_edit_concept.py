"""Editing a concept: what was typed, by who may, unless somebody was first or a rule breaks."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.thesaurus.actions import add_concept, edit_concept, retire_concept
from cungcau.thesaurus.models import Concept
from cungcau.thesaurus.queries import current, reading
from cungcau.thesaurus.rules import Broken
from cungcau.trail.queries import history_of
from tests.thesaurus.actions.test_add_concept import SMELL
from tests.thesaurus.conftest import DRYER, HARDNESS, OZONATION, PUMP, TREATMENT

pytestmark = pytest.mark.django_db


def test_texts_are_read_with_the_new_label_at_once(concepts, lan, row):
    assert reading().reader.concepts("tháp khử màu") == {}

    edit_concept(row("ozonation"), by=lan, version=1, idea=replace(OZONATION, vi_also=("sục ozone", "khử màu")), note="Hay dùng.")

    assert reading().reader.concepts("tháp khử màu") == {"ozonation": 0.9}
    assert row("ozonation").version == 2
    entry = history_of(row("ozonation")).get()
    assert (entry.note, entry.facts) == ("Hay dùng.", {"changed": {"vi_also": [["sục ozone"], ["sục ozone", "khử màu"]]}})


@pytest.mark.parametrize("name", ["guest", "an", "ha", "dung", "quang"])
def test_nobody_but_a_steward_may(concepts, request, row, name):
    with pytest.raises(PermissionDenied):
        edit_concept(row("heat-pump"), by=request.getfixturevalue(name), version=1, idea=replace(PUMP, en="pump"))


def test_the_second_hand_is_told(concepts, lan, row):
    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, hint_en="machine"))

    with pytest.raises(Stale):
        edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, hint_en="thing"))

    assert row("heat-pump").hint_en == "machine"


def test_a_retired_concept_is_not_edited(concepts, lan, row):
    retire_concept(row("heat-pump"), by=lan)

    with pytest.raises(IllegalMove):
        edit_concept(row("heat-pump"), by=lan, version=2, idea=PUMP)


@pytest.mark.parametrize(
    ("change", "part", "words"),
    [
        (replace(OZONATION, kind="wonder"), "kind", "Không có loại này"),
        (replace(OZONATION, en=""), "en", "cả hai ngôn ngữ"),
        (replace(OZONATION, en_also=("a label that goes on and on until it is a definition of it",)), "en_also", "quá dài"),
        (replace(OZONATION, fields=()), "fields", "ít nhất một lĩnh vực"),
        (replace(OZONATION, vi_also=("bơm nhiệt",)), "vi_also", "“bơm nhiệt”"),
        (replace(OZONATION, vi="bơm nhiệt"), "vi", "chú thích phân biệt"),
        (replace(OZONATION, solves=("heat-pump",)), "solves", "chỉ vấn đề mới được giải quyết"),
        (replace(OZONATION, used_in=("coloured-wastewater",)), "used_in", "“nước thải còn màu” không thể ghi ở đây"),
        (replace(OZONATION, related=("ozonation",)), "related", "chính mình"),
    ],
)
def test_what_breaks_a_rule_is_told_where_it_is_mended(concepts, lan, row, change, part, words):
    with pytest.raises(Broken) as refusal:
        edit_concept(row("ozonation"), by=lan, version=1, idea=change)

    assert part in [part for part, _words in refusal.value.faults]
    assert words in dict(refusal.value.faults)[part]
    assert row("ozonation").idea == OZONATION
    assert row("ozonation").version == 1


def test_a_circle_is_told_by_names(concepts, lan, row):
    with pytest.raises(Broken) as refusal:
        edit_concept(row("wastewater-treatment"), by=lan, version=1, idea=replace(TREATMENT, broader=("ozonation",)))

    assert "xử lý nước thải → ozone hóa → xử lý nước thải" in dict(refusal.value.faults)["broader"]


def test_a_technique_without_a_purpose_is_refused(concepts, lan, row):
    with pytest.raises(Broken) as refusal:
        edit_concept(row("wastewater-treatment"), by=lan, version=1, idea=replace(TREATMENT, used_in=()))

    assert [part for part, _words in refusal.value.faults] == ["solves"]


def test_a_rule_broken_elsewhere_names_the_other_concept(concepts, lan, row):
    with pytest.raises(Broken) as refusal:
        edit_concept(row("ozonation"), by=lan, version=1, idea=replace(OZONATION, solves=()))

    assert refusal.value.faults == [
        ("", "“nước thải còn màu”: Chưa có gì giải quyết vấn đề này. Hãy nêu ít nhất một khái niệm giải quyết được.")
    ]


def test_two_concepts_share_a_label_when_hints_tell_them_apart(concepts, lan, row):
    edit_concept(row("heat-pump"), by=lan, version=1, idea=replace(PUMP, hint_en="machine"))

    edit_concept(row("hardness"), by=lan, version=1, idea=replace(HARDNESS, en_also=("heat pump",)))

    assert reading().reader.concepts("a heat pump") == {"heat-pump": 0.5, "hardness": 0.45}


def test_what_solves_a_problem_is_changed_from_the_problem(concepts, lan, row):
    add_concept(SMELL, by=lan, solved_by=["ozonation", "heat-pump"])

    edit_concept(row("smell"), by=lan, version=1, idea=SMELL, solved_by=["heat-pump"])

    assert current().solved_by["smell"] == ("heat-pump",)
    assert row("ozonation").solves == ("coloured-wastewater",)


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_that_make_a_circle_together_one_is_refused(concepts, lan):
    edit_concept(Concept.objects.get(key="heat-pump"), by=lan, version=1, idea=replace(PUMP, related=()))
    circle = replace(PUMP, broader=("heat-pump-dryer",), related=()), replace(DRYER, broader=("heat-pump",))
    ideas = {idea.key: idea for idea in circle}
    start = Barrier(2)

    def save(key):
        try:
            row = Concept.objects.get(key=key)
            start.wait(20)
            edit_concept(row, by=lan, version=row.version, idea=ideas[key])
            return "saved"
        except Broken as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        said = sorted(hands.map(save, ideas))

    assert said == ["cycle", "saved"]
