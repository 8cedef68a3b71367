"""Stop what a job is doing with an import."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import apply_import, check_import, complete_import, stop_import
from cungcau.exchange.models import Import
from cungcau.exchange.progress import Stopped, ask_to_stop
from cungcau.kit.errors import IllegalMove
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from tests.factories.exchange import NEED, an_upload, applied, checked, needs, work


def test_stopped_before_its_turn_nothing_is_done_and_it_can_be_gone_on_with(seeker, dung):
    thing = apply_import(checked(dung, *needs(3)), by=dung)

    stop_import(thing, by=dung)
    work()
    assert (Import.objects.get().state, Listing.objects.count()) == ("stopped", 0)

    check_import(thing, by=dung)
    work()
    thing.refresh_from_db()
    apply_import(thing, by=dung)
    work()
    assert (Import.objects.get().state, Listing.objects.count()) == ("applied", 3)


def test_a_job_in_the_middle_hears_it_and_leaves_nothing(seeker, dung, monkeypatch):
    from cungcau.exchange.records.listings import Listings

    thing = apply_import(checked(dung, *needs(450)), by=dung)
    begin, begun = Listings.begin_together, []

    def with_a_stop(self, rows):
        if begun:
            ask_to_stop(thing.pid)
        begun.extend(rows)
        return begin(self, rows)

    monkeypatch.setattr(Listings, "begin_together", with_a_stop)
    with pytest.raises(Stopped):
        complete_import(thing, by=SYSTEM)

    assert 0 < len(begun) < 450
    assert Listing.objects.count() == 0


def test_a_steward_may_stop_it_too_and_others_may_not(seeker, dung, ha, lan):
    thing = an_upload(dung, NEED)
    with pytest.raises(PermissionDenied):
        stop_import(thing, by=ha)

    stop_import(thing, by=lan)
    work()
    assert (Import.objects.get().state, thing.lines.count()) == ("stopped", 0)


def test_what_is_done_cannot_be_stopped(seeker, dung):
    with pytest.raises(IllegalMove):
        stop_import(applied(dung, NEED), by=dung)
