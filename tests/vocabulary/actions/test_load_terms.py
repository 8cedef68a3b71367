"""The shipped lists come into the database once, and again only where they changed."""

import pytest

from cungcau.kit.policy import SYSTEM
from cungcau.trail.models import Entry
from cungcau.vocabulary import tables
from cungcau.vocabulary.actions import import_fields, load_terms
from cungcau.vocabulary.models import Edition, Scheme, Term

pytestmark = pytest.mark.django_db


def test_all_lists_are_loaded_with_their_parents(no_lists):
    written = load_terms()

    assert written == Term.objects.count() == sum(len(tables.load_terms(key)) for key in tables.schemes())
    assert Term.objects.get(scheme="field", code="207").parent.code == "2"
    assert Edition.objects.get(scheme="province").valid_from.isoformat() == "2025-07-01"


def test_a_second_run_writes_nothing(lists):
    before = Scheme.objects.get(pk="field").loaded_at

    assert load_terms() == 0
    assert Scheme.objects.get(pk="field").loaded_at == before


def test_what_was_changed_in_the_shipped_list_is_written_again(lists):
    Term.objects.filter(scheme="field", code="207").update(name_vi="Cái khác")

    assert load_terms() == 1
    assert Term.objects.get(scheme="field", code="207").name_vi == "Kỹ thuật môi trường"


def test_a_code_that_left_the_list_ends_and_stays(lists):
    scheme = Scheme.objects.get(pk="urgency")
    Term.objects.create(scheme=scheme, version="1", code="whenever", name_vi="Lúc nào cũng được")

    load_terms()

    assert Term.objects.get(scheme="urgency", code="whenever").valid_to is not None


def test_an_imported_edition_is_not_overwritten(lists, whole_annex, as_csv):
    import_fields(as_csv([(code, f"{name} (chính thức)") for code, name in whole_annex]), by=SYSTEM)

    assert load_terms() == 0
    assert Term.objects.get(scheme="field", code="207").name_vi == "Kỹ thuật môi trường (chính thức)"


def test_the_history_says_that_a_list_was_loaded(lists):
    entry = Entry.objects.get(subject="vocabulary.scheme:province")

    assert (entry.verb, entry.facts["added"]) == ("load", 34)
