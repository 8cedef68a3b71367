"""Names and choices for the reader; rows for foreign keys."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from cungcau.vocabulary import tables
from cungcau.vocabulary.models import Scheme, Term
from cungcau.vocabulary.queries import (
    choices,
    forget,
    found_in,
    label,
    narrower,
    schemes_with_numbers,
    term,
    terms_of,
)

pytestmark = pytest.mark.django_db


def test_a_label_is_in_the_readers_language(lists):
    with override("vi"):
        vietnamese = label("field", "207")
    with override("en"):
        english = label("field", "207")

    assert (vietnamese, english) == ("Kỹ thuật môi trường", "Environmental engineering")


def test_an_unknown_code_is_its_own_label(lists):
    assert label("field", "999") == "999"


def test_before_the_lists_are_loaded_the_shipped_ones_answer(no_lists):
    with override("en"):
        assert (label("sdg", "6"), len(choices("province"))) == ("Clean water and sanitation", 34)


def test_choices_of_a_flat_list_are_codes_and_names(lists):
    with override("en"):
        assert choices("urgency") == [("high", "High"), ("medium", "Medium"), ("low", "Low")]


def test_choices_of_a_list_with_levels_are_grouped(lists):
    with override("en"):
        groups = dict(choices("field"))

    assert next(iter(groups)) == "Natural sciences"
    assert ("207", "207 – Environmental engineering") in groups["Engineering and technology"]
    assert sum(len(group) for group in groups.values()) == 46


def test_what_has_ended_is_not_offered_and_keeps_its_name(lists):
    yesterday = timezone.localdate() - timedelta(days=1)
    Term.objects.filter(scheme="urgency", code="low").update(valid_to=yesterday)
    forget()

    with override("en"):
        assert [code for code, _name in choices("urgency")] == ["high", "medium"]
        assert label("urgency", "low") == "Low"
    assert not terms_of("urgency").filter(code="low").exists()


def test_the_row_of_a_code_is_the_edition_that_holds_on_the_day(lists):
    old = term("urgency", "high")
    Term.objects.filter(pk=old.pk).update(valid_to=date(2026, 12, 31))
    new = Term.objects.create(scheme_id="urgency", version="2", code="high", name_vi="Rất gấp", valid_from=date(2027, 1, 1))

    assert term("urgency", "high", date(2026, 6, 1)) == old
    assert term("urgency", "high", date(2027, 6, 1)) == new
    assert term("urgency", "none such") is None


def test_the_codes_right_under_a_code(lists):
    assert [row.code for row in narrower(term("vsic", "E"))] == ["36", "37", "38", "39"]


def test_the_copy_follows_a_list_that_another_process_wrote(lists):
    label("urgency", "high")
    Term.objects.filter(scheme="urgency", code="high").update(name_vi="Khẩn cấp")
    Scheme.objects.filter(pk="urgency").update(loaded_at=timezone.now() + timedelta(seconds=1))

    with override("vi"):
        assert label("urgency", "high") == "Khẩn cấp"


def test_names_cost_one_query_a_question_and_no_more(lists, django_assert_num_queries):
    label("urgency", "high")

    with django_assert_num_queries(1):
        label("field", "207")


@pytest.mark.parametrize("query", ["môi trường", "MOI TRUONG", "environmental", "207", "kt môi trường"])
def test_a_search_finds_a_code_with_or_without_diacritics(lists, query):
    assert "207" in [row.code for row in found_in(terms_of("field"), query)]


def test_the_overview_counts_codes_and_what_is_unverified(lists):
    rows = {row["scheme"].pk: row for row in schemes_with_numbers()}

    assert (rows["field"]["number"], rows["field"]["unsure"]) == (52, 52)
    assert (rows["province"]["number"], rows["province"]["unsure"]) == (34, 0)
    assert (rows["strategic"]["number"], rows["strategic"]["unsure"]) == (11, 7)
    assert rows["field"]["edition"].version == "TT24/2025"


def test_every_source_of_the_shipped_lists_is_told_in_vietnamese():
    sources = {row.source for key in tables.schemes() for row in tables.load_terms(key)}
    sources |= {row.source for row in tables.scheme_rows()}

    with override("vi"):
        assert [source for source in sources - {"own"} if gettext(source) == source] == []
