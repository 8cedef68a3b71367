"""Every field of the forms has a good and a poor example, in both languages, and none is for a field that is not there."""

import tomllib
from importlib.resources import files

import pytest
from django.utils import translation

from cungcau.listings.examples import Examples
from cungcau.listings.forms import FORMS
from cungcau.listings.row_forms import row_sets

TABLES = tomllib.loads(files("cungcau.listings").joinpath("examples.toml").read_text("utf-8"))
SIDES = ("good", "poor", "why")


def fields(kind):
    return [*FORMS[kind].base_fields, *row_sets(kind)]


@pytest.mark.parametrize("kind", FORMS)
def test_every_field_has_its_examples(kind):
    assert [name for name in fields(kind) if Examples(kind).get(name) is None] == []


def test_no_example_is_for_a_field_that_is_not_there():
    names = {kind: {name.removesuffix("_vi").removesuffix("_en") for name in fields(kind)} for kind in FORMS}
    names["both"] = names["need"] & names["offer"]

    assert {kind: set(rows) - names[kind] for kind, rows in TABLES.items()} == {"both": set(), "need": set(), "offer": set()}


def test_each_is_told_whole_in_both_languages():
    keys = {f"{side}_{language}" for side in SIDES for language in ("vi", "en")}

    assert [name for rows in TABLES.values() for name, row in rows.items() if set(row) != keys or not all(row.values())] == []
    assert [name for rows in TABLES.values() for name, row in rows.items() if row["good_vi"] == row["poor_vi"]] == []


def test_a_text_of_one_language_has_its_example_in_that_language_and_the_reason_in_the_readers():
    with translation.override("en"):
        example = Examples("need").get("title_vi")

    assert (example.lang, "Khử màu" in example.good, example.why.startswith("It says")) == ("vi", True, True)
