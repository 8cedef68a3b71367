"""A broker writes into the log."""

import pytest

from cungcau.brokerage.actions import end_party, log_contact
from cungcau.kit.errors import Refused
from cungcau.trail.models import Entry
from tests.factories.cases import a_logged, day


def test_it_stands_there_with_who_when_with_whom(case, dung):
    party = case.parties.get(role="supply")
    entry = a_logged(case, dung, kind="visit", on=day(-2), words="Thăm xưởng", party=party, shared="supply")

    assert (entry.kind, entry.on, entry.party, entry.by, entry.shared) == ("visit", day(-2), party, dung, "supply")


def test_the_last_contact_is_the_newest_day_and_a_note_is_none(case, dung):
    for kind, on in (("call", day(-3)), ("meeting", day(-9)), ("note", day(0))):
        a_logged(case, dung, kind=kind, on=on)

    assert case.last_contact_on == day(-3)


def test_the_words_are_not_in_the_trail(case, dung):
    a_logged(case, dung, words="Chuyện riêng")

    assert not any("Chuyện riêng" in f"{entry.note}{entry.facts}" for entry in Entry.objects.all())


def test_with_a_party_of_the_case_only_as_long_as_it_takes_part(case, dung):
    party = case.parties.get(role="supply")
    end_party(case, by=dung, party=party, why="Rút lui")

    with pytest.raises(Refused):
        log_contact(case, by=dung, kind="call", on=day(0), words="x", party=party)
