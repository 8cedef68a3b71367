"""Every field of the long forms has a good and a poor example, in both languages, and none is for a field that is not there."""

import tomllib
from importlib.resources import files

import pytest
from django.utils import translation

from cungcau.registry.forms import ExpertForm, OrganisationForm
from cungcau.registry.tax_code import is_tax_code

TABLES = tomllib.loads(files("cungcau.registry").joinpath("examples.toml").read_text("utf-8"))
FORMS = {"organisation": OrganisationForm, "expert": ExpertForm}


@pytest.mark.parametrize("form", FORMS.values())
def test_every_field_has_its_examples(form):
    assert [name for name in form.base_fields if form.examples.get(name) is None] == []


def test_no_example_is_for_a_field_that_is_not_there():
    names = {kind: {name.removesuffix("_vi").removesuffix("_en") for name in form.base_fields} for kind, form in FORMS.items()}
    names["both"] = names["organisation"] & names["expert"]

    assert [f"{kind}.{name}" for kind, rows in TABLES.items() for name in rows if name not in names[kind]] == []


def test_each_is_told_whole_in_both_languages():
    keys = {f"{side}_{language}" for side in ("good", "poor", "why") for language in ("vi", "en")}

    assert [name for rows in TABLES.values() for name, row in rows.items() if set(row) != keys or not all(row.values())] == []
    assert [name for rows in TABLES.values() for name, row in rows.items() if row["good_vi"] == row["poor_vi"]] == []


def test_a_good_example_would_be_taken_by_its_field():
    code = TABLES["organisation"]["tax_code"]
    assert (is_tax_code(code["good_vi"]), is_tax_code(code["poor_vi"])) == (True, False)
    with translation.override("en"):
        assert OrganisationForm.base_fields["website"].clean(TABLES["organisation"]["website"]["good_en"])
        assert ExpertForm.base_fields["email"].clean(TABLES["expert"]["email"]["good_en"])


@pytest.mark.parametrize(("kind", "form"), FORMS.items())
def test_a_good_example_is_no_longer_than_its_field(kind, form):
    rows = {**TABLES["both"], **TABLES[kind]}
    long = [
        name for name, field in form.base_fields.items() if getattr(field, "max_length", None)
        for stem in [name.removesuffix("_vi").removesuffix("_en")] for language in ("vi", "en")
        if len(rows[stem][f"good_{language}"]) > field.max_length
    ]  # fmt: skip

    assert long == []
