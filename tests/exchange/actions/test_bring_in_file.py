"""Bring in a file that lies on this machine, in one go (the command itself: tests/terminal/exchange/test_remembering.py)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import bring_in_file
from cungcau.exchange.models import Import
from cungcau.exchange.walking import Walk
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.exchange import needs, table


@pytest.fixture
def a_walk(tmp_path):
    def opened(by, *rows):
        path = tmp_path / "nhu-cau.csv"
        path.write_text(table(*rows), encoding="utf-8")
        thing = Import(side="need", name=path.name, created_by=by, by_command=True)
        return Walk(thing, apply=True, path=path)

    return opened


def test_each_row_is_told_applied_and_kept(a_walk, seeker, dung):
    told, walk = [], a_walk(dung, *needs(3))

    assert bring_in_file(walk, lambda decision: told.append(decision.outcome), by=dung)

    thing = Import.objects.get()
    assert told == ["new"] * 3
    assert (thing.state, thing.new, thing.can_be_undone, thing.lines.filter(written__gt=0).count()) == ("applied", 3, True, 3)
    entry = history_of(thing).get()
    assert (entry.verb, entry.actor_name, entry.facts["new"]) == ("bring_in", dung.name, 3)


def test_a_file_that_changes_nothing_leaves_nothing(a_walk, seeker, dung):
    bring_in_file(a_walk(dung, *needs(2)), print, by=dung)

    assert not bring_in_file(a_walk(None, *needs(2)), print, by=SYSTEM)
    assert Import.objects.count() == 1


def test_nobody_without_an_account_does_it(a_walk, seeker):
    with pytest.raises(PermissionDenied):
        bring_in_file(a_walk(None, *needs(1)), print, by=AnonymousUser())
    assert not Listing.objects.exists()
