"""Forget a person: in every room, all of it or nothing."""

import sys

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.persons.actions import approve_erasure, ask_erasure, ask_export, carry_out_erasure, make_export
from cungcau.persons.finding import person_of
from cungcau.persons.foreseeing import foresee
from cungcau.registry.models import Consent, Contact
from cungcau.trail.models import Entry
from tests.factories.persons import NAME, TRACES, a_planted, traces
from tests.people import person


@pytest.fixture
def her(seeker, dung, lan):
    return a_planted(seeker, dung, lan)


def test_the_plant_is_in_the_dump_so_that_the_search_can_fail(her):
    assert traces() == list(TRACES)


def test_nothing_of_her_is_left_anywhere_and_the_numbers_stay(her, lan, tmp_path, django_capture_on_commit_callbacks):
    export = make_export(ask_export(her, by=her), by=SYSTEM)
    acts, listings = Entry.objects.filter(actor=f"access.user:{her.pid}").count(), Listing.objects.count()
    erasure = approve_erasure(ask_erasure(her, by=her), by=lan)

    with django_capture_on_commit_callbacks(execute=True):
        drain()

    erasure.refresh_from_db()
    assert (erasure.state, traces(), export.path.exists()) == ("done", [], False)
    mine = Entry.objects.filter(actor=f"access.user:{her.pid}", actor_name=f"– {her.pid}")
    assert (mine.count(), Listing.objects.count()) == (acts + 1, listings)  # and that she asked for this
    assert Consent.objects.get().given_on is not None
    assert not list(tmp_path.rglob("*.zip"))


def test_it_is_foreseen(her):
    told = foresee(person_of(her))

    assert dict(told.goes)["Tin"] == 1
    assert told.homonyms == []


def test_of_two_with_one_name_the_other_keeps_hers(her, seeker, dung, lan):
    other = person("khac", NAME)
    carry_out_erasure(approve_erasure(ask_erasure(her, by=her), by=lan), by=SYSTEM)

    other.refresh_from_db()
    assert other.name == NAME


def test_a_failure_in_the_middle_leaves_everything_as_it_was(her, lan, monkeypatch):
    erasure = approve_erasure(ask_erasure(her, by=her), by=lan)

    def broken(_wanted):
        raise OSError("the machine stopped")

    monkeypatch.setattr(sys.modules[carry_out_erasure.__module__], "strike_out", broken)
    with pytest.raises(OSError, match="stopped"):
        carry_out_erasure(erasure, by=SYSTEM)

    her.refresh_from_db()
    assert (her.name, her.is_active, Contact.objects.filter(name=NAME).count(), traces()) == (NAME, True, 1, list(TRACES))


def test_only_the_house_carries_it_out(her, lan):
    erasure = approve_erasure(ask_erasure(her, by=her), by=lan)
    for somebody in (her, lan):
        with pytest.raises(PermissionDenied):
            carry_out_erasure(erasure, by=somebody)
