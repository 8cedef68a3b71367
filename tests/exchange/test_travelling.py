"""Nothing that a record says is forgotten: each field has a column, or a reason why it has none."""

import pytest

from cungcau.exchange.kinds import SIDES, records_of
from cungcau.exchange.travelling import MODELS, RECORDS, STAYS, carried
from cungcau.kit.policy import SYSTEM
from cungcau.listings import content as of_listings
from cungcau.listings.columns.headings import find_column
from cungcau.listings.forms import NeedForm, OfferForm
from cungcau.listings.shown import SCHEMES
from cungcau.registry import content as of_registry
from cungcau.registry.forms import ExpertForm, OrganisationForm

FORMS = {"need": NeedForm, "offer": OfferForm, "organisation": OrganisationForm, "expert": ExpertForm}
MODEL = {side: model for model, sides in RECORDS.items() for side in sides}


def fields_of(model):
    """Its own columns, its relations, and the tables whose rows point to it under a name."""
    return {field.name for field in model._meta.get_fields(include_hidden=True) if not field.name.endswith("+")}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_and_every_table_of_rows_travels_or_stays_for_a_reason(model):
    there, travelling, staying = fields_of(model), set(carried(model)), set(STAYS.get(model, {}))

    assert sorted(there - travelling - staying) == [], "give it a column (listings.columns, exchange.records) or a reason to stay"
    assert sorted(travelling & staying) == []
    assert sorted((travelling | staying) - there) == [], "no such field any more"


def test_a_reason_is_given_in_words():
    assert [name for model in MODELS for name, why in STAYS.get(model, {}).items() if len(why.split()) < 3] == []


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_what_travels_is_written_and_read(model):
    exported = {column.name for side in RECORDS[model] for column in records_of(side, SYSTEM).columns}

    assert {name for names in carried(model).values() for name in names} <= exported
    assert sorted(exported - {name for names in carried(model).values() for name in names}) == [], "a column of no field"


@pytest.mark.parametrize("side", SIDES)
def test_what_the_form_of_a_side_asks_is_a_column_of_its_file(side):
    records, staying = records_of(side, SYSTEM), STAYS[MODEL[side]]
    columns = {field for name, field in records.fields.items() if name in records.by_name}
    otherwise = {"zone", "contact", "organisation", "excluded_organisations", "fields", "vsic", "services", *SCHEMES}

    assert sorted(set(FORMS[side].base_fields) - columns - otherwise - set(staying)) == []


def test_what_the_verbs_take_travels_or_stays():
    taken = {
        "need": (*of_listings.COLUMNS, *of_listings.REFERENCES, *of_listings.ROWS),
        "organisation": of_registry.ORGANISATION_COLUMNS, "expert": of_registry.EXPERT_COLUMNS,
    }  # fmt: skip
    for side, names in taken.items():
        model = MODEL[side]
        assert [name for name in names if name not in carried(model) and name not in STAYS[model]] == []


@pytest.mark.parametrize("side", SIDES)
def test_a_heading_is_known_with_and_without_marks_in_english_and_by_its_key(side):
    from cungcau.engines.common.text import fold

    wrong = [
        (column.name, text)
        for column in records_of(side, SYSTEM).columns
        for text in (column.key, column.vi, fold(column.vi), column.en, column.en.upper())
        if (found := find_column(text, side)) is None or found.name != column.name
    ]

    assert wrong == []
