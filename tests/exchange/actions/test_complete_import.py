"""Apply the rows of an import: all of them, or nothing."""

from importlib import import_module

import pytest
import structlog
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import apply_import, complete_import
from cungcau.exchange.models import Import
from cungcau.listings.actions import edit_listing
from cungcau.listings.models import Listing
from cungcau.registry.models import Expert, Organisation
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from tests.factories.exchange import EXPERT, FIRM, NEED, applied, checked, needs, work


def test_rows_come_in_by_the_hand_of_whoever_brought_the_file(seeker, dung):
    thing = applied(dung, *needs(3))

    assert (thing.state, thing.new, thing.applied_at is not None) == ("applied", 3, True)
    assert set(Listing.objects.values_list("created_by", "state", "source")) == {(dung.pk, "draft", "import")}
    assert min(Listing.objects.values_list("ref", flat=True)).endswith("-001")
    entry = history_of(Listing.objects.first()).get()
    assert (entry.verb, entry.actor_name, entry.request_id) == ("draft", dung.name, f"import {thing.pid}")
    assert history_of(thing).first().verb == "complete"


@pytest.mark.parametrize(("side", "row", "model"), [("organisation", FIRM, Organisation), ("expert", EXPERT, Expert)])
def test_organisations_and_experts_come_in_too(lan, side, row, model):
    thing = applied(lan, row, side=side)

    assert (thing.state, thing.new) == ("applied", 1)
    assert model.objects.get().external_id == row["ma_ngoai"]


def test_the_same_file_again_changes_nothing(seeker, dung):
    applied(dung, *needs(3))
    entries = Entry.objects.filter(subject__startswith="listings.").count()

    again = checked(dung, *needs(3))

    assert (again.new, again.changed, again.unchanged, again.refused) == (0, 0, 3, 0)
    assert Entry.objects.filter(subject__startswith="listings.").count() == entries


def test_refused_rows_stay_out_and_the_others_come_in(seeker, dung):
    thing = applied(dung, NEED, {**NEED, "ma_ngoai": "N2", "TRL_toi_thieu": "12"})

    assert (thing.state, thing.new, thing.refused) == ("applied", 1, 1)
    assert list(Listing.objects.values_list("external_id", flat=True)) == ["N1"]


def test_what_has_changed_since_the_check_is_shown_and_not_written_over(seeker, dung):
    applied(dung, *needs(2))
    thing = checked(dung, *needs(2, TRL_toi_thieu="8"), {**NEED, "ma_ngoai": "N3"})
    first = Listing.objects.get(external_id="N1")
    edit_listing(first, by=dung, version=first.version, trl=5)

    apply_import(thing, by=dung)
    work()
    thing.refresh_from_db()

    assert (thing.state, thing.differing, thing.changed, thing.new) == ("checked", 1, 2, 1)
    assert list(Listing.objects.order_by("external_id").values_list("trl", flat=True)) == [5, 7]
    assert [(line.row, line.differs, line.differences) for line in thing.lines.all()][:2] == [
        (2, True, [["trl", 5, 8]]), (3, False, [["trl", 7, 8]])]  # fmt: skip

    apply_import(thing, by=dung)
    work()
    assert list(Listing.objects.order_by("external_id").values_list("trl", flat=True)) == [8, 8, 7]


def test_of_two_imports_of_the_same_rows_the_second_is_told_that_they_are_there(seeker, dung, ha):
    first, second = checked(dung, *needs(2)), checked(ha, *needs(2))
    apply_import(first, by=dung)
    apply_import(second, by=ha)

    work()
    second.refresh_from_db()

    assert Import.objects.get(pk=first.pk).state == "applied"
    assert Listing.objects.count() == 2
    assert (second.state, second.new, second.differing) in {("applying", 2, 0), ("checked", 0, 2)}


def test_a_fault_in_the_middle_leaves_nothing_behind_and_the_next_attempt_does_it_all(seeker, dung, monkeypatch):
    from cungcau.exchange.records.listings import Listings
    from cungcau.kit.policy import SYSTEM

    thing = apply_import(checked(dung, *needs(450)), by=dung)
    begin, count = Listings.begin_together, iter(range(1000))

    def broken(self, rows):
        if next(count) == 1:
            raise MemoryError
        return begin(self, rows)

    with monkeypatch.context() as patch, pytest.raises(MemoryError):
        patch.setattr(Listings, "begin_together", broken)
        complete_import(thing, by=SYSTEM)
    assert (Listing.objects.count(), Import.objects.get().state) == (0, "applying")

    work()
    assert (Listing.objects.count(), Import.objects.get().state) == (450, "applied")


def test_where_one_of_many_is_refused_by_the_database_the_others_come_in_and_the_import_is_told(seeker, dung, monkeypatch):
    """A reference that was taken meanwhile is no reason to fail: the row gets the next one."""
    from cungcau.exchange.actions import complete_import as module
    from cungcau.kit.policy import SYSTEM
    from tests.factories.listings import a_draft

    taken = a_draft(seeker, dung).ref
    thing = apply_import(checked(dung, *needs(5)), by=dung)
    reserved = import_module(module.__module__).reserved
    monkeypatch.setattr(import_module(module.__module__), "reserved", lambda *words: [taken, *reserved(*words)[1:]])

    complete_import(thing, by=SYSTEM)

    assert (thing.state, Listing.objects.count()) == ("applied", 6)
    assert sorted(thing.lines.values_list("record", flat=True)) == sorted(
        Listing.objects.exclude(ref=taken).values_list("pk", flat=True))  # fmt: skip
    assert len(set(Listing.objects.values_list("ref", flat=True))) == 6


def test_a_hundred_rows_take_fewer_queries_than_rows(seeker, dung, django_assert_max_num_queries):
    from cungcau.kit.policy import SYSTEM

    thing = apply_import(checked(dung, *needs(100)), by=dung)

    with structlog.contextvars.bound_contextvars(request_id="import"), django_assert_max_num_queries(60):
        complete_import(thing, by=SYSTEM)


def test_only_the_house_completes(seeker, dung):
    thing = apply_import(checked(dung, NEED), by=dung)

    with pytest.raises(PermissionDenied):
        complete_import(thing, by=dung)
