"""What came in at the command line is an import like any other: it stands in the list, and within a day it can be taken back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cungcau.exchange.actions import undo_import
from cungcau.exchange.models import Import, Line
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.exchange import undone
from tests.terminal.exchange.test_importing import APPLY, NEED

pytestmark = pytest.mark.django_db
SECOND = {**NEED, "ma_ngoai": "N2", "van_de": "Lò củi"}
WRONG = {**NEED, "ma_ngoai": "N3", "ten_to_chuc": "Công ty lạ"}


@pytest.fixture(autouse=True)
def lists(vocabulary):
    """Codes are those of the database."""


def test_every_row_that_was_applied_is_kept_and_the_command_says_where(bring, seeker):
    bring("needs", NEED, options=APPLY)

    done = bring("needs", {**NEED, "TRL_toi_thieu": "8"}, SECOND, WRONG, options=APPLY)
    thing = Import.objects.first()

    assert (thing.state, thing.name, thing.format, thing.side, thing.by_command) == ("applied", "needs.csv", "csv", "need", True)
    assert (thing.new, thing.changed, thing.unchanged, thing.refused) == (1, 1, 0, 1)
    assert [(line.row, line.outcome, line.key) for line in thing.lines.all()] == [
        (2, "changed", "N1"), (3, "new", "N2"), (4, "refused", "N3"),
    ]  # fmt: skip
    assert f"A steward can undo all of it within a day: http://localhost:8000{thing.get_absolute_url()}\n" in done.err
    assert {entry.request_id for entry in history_of(Listing.objects.get(external_id="N2"))} == {f"import {thing.pid}"}


@pytest.mark.parametrize("options", [(), APPLY])
def test_where_nothing_changes_nothing_is_kept(bring, seeker, options):
    bring("needs", NEED, options=APPLY)

    done = bring("needs", NEED, WRONG, options=options)

    assert done.counts == "new 0, changed 0, unchanged 1, refused 1"
    assert (Import.objects.count(), Line.objects.count(), "undo" in done.err) == (1, 1, False)


def test_a_dry_run_keeps_nothing(bring, seeker):
    bring("needs", NEED)

    assert not Import.objects.exists()


def test_a_steward_takes_the_operators_import_back(bring, seeker, lan):
    bring("needs", NEED, options=APPLY)
    bring("needs", {**NEED, "TRL_toi_thieu": "8"}, SECOND, options=APPLY)

    thing = undone(Import.objects.first(), lan)

    assert (thing.state, thing.restored, thing.removed, thing.left) == ("undone", 1, 1, 0)
    assert dict(Listing.objects.values_list("state", "trl")) == {"draft": 7, "withdrawn": 7}


def test_on_her_page_the_steward_reads_who_did_it_and_that_she_can_undo_it_but_not_the_rows(bring, client, seeker, lan):
    bring("needs", NEED, options=APPLY)
    thing = Import.objects.get()
    client.force_login(lan)
    client.cookies["cungcau_language"] = "en"

    page = client.get(thing.get_absolute_url()).content.decode()
    everything = client.get(reverse("exchange:imports")).content.decode()

    assert "the operator of the installation" in page and "the operator of the installation" in everything
    assert "It can be undone as a whole until" in page and "Undo the whole import" in page
    assert "Only whoever brought the file in sees what its rows say." in page and "Máy sấy bơm nhiệt" not in page
    assert "Brought in and applied at the command line" in page


def test_others_at_that_desk_read_that_a_steward_can_undo_it_and_may_not_themselves(bring, client, seeker, dung, lan):
    bring("needs", NEED, options=APPLY)
    thing = Import.objects.get()
    client.force_login(dung)
    client.cookies["cungcau_language"] = "en"

    page = client.get(thing.get_absolute_url()).content.decode()

    assert "A steward can undo it as a whole until" in page and "Undo the whole import" not in page
    with pytest.raises(PermissionDenied):
        undo_import(thing, by=dung)


def test_what_somebody_brought_in_under_her_name_is_hers_and_the_stewards_to_undo(bring, client, seeker, dung, lan):
    bring("needs", NEED, options=(*APPLY, "--by", dung.email))
    thing = Import.objects.get()
    client.force_login(dung)

    page = client.get(thing.get_absolute_url()).content.decode()

    assert thing.created_by == dung and "Máy sấy bơm nhiệt" in page
    assert can(lan, "undo", thing)
    assert undone(thing, dung).removed == 1


def test_a_run_that_breaks_off_has_kept_nothing(bring, seeker, monkeypatch):
    def broken(self, decision):
        raise RuntimeError

    monkeypatch.setattr("cungcau.terminal.exchange.importing._Run._tell", broken)

    done = bring("needs", NEED, options=APPLY)

    assert (done.code, Import.objects.count(), Listing.objects.count()) == (1, 0, 0)
