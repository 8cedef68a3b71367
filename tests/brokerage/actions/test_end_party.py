"""A party leaves."""

import pytest

from cungcau.brokerage.actions import add_party, end_party
from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from tests.factories.cases import a_logged


def test_its_people_see_nothing_more_and_the_log_stays(case, dung, quan):
    party = case.parties.get(role="supply")
    a_logged(case, dung, party=party, shared="supply")
    assert can(quan, "read", case)

    end_party(case, by=dung, party=party, why="Chuyển hướng")

    party.refresh_from_db()
    assert (bool(party.ended_at), party.ended_why, can(quan, "read", case), case.log.count()) == (True, "Chuyển hướng", False, 1)


def test_it_may_come_back(case, dung, quan, institute):
    end_party(case, by=dung, party=case.parties.get(role="supply"), why="Chuyển hướng")
    add_party(case, by=dung, role="supply", organisation=institute)

    assert can(quan, "read", case)


def test_once(case, dung):
    party = case.parties.get(role="supply")
    end_party(case, by=dung, party=party, why="Chuyển hướng")
    party.refresh_from_db()

    with pytest.raises(Refused):
        end_party(case, by=dung, party=party, why="x")
