"""Somebody takes part."""

import pytest

from cungcau.brokerage.actions import add_party
from cungcau.kit.errors import Refused


def test_an_organisation_with_its_contact(case, dung, rival):
    add_party(case, by=dung, role="investor", organisation=rival, contact_name="Bình", contact_phone="0912 000 203")

    party = case.parties.get(role="investor")
    assert (party.organisation, party.contact_name, party.contact_phone, party.side) == (rival, "Bình", "0912 000 203", "")


def test_one_that_is_not_registered_by_name(case, dung):
    add_party(case, by=dung, role="expert", name=" PGS Chuyên ")

    assert str(case.parties.get(role="expert")) == "PGS Chuyên"


def test_with_a_name_at_least_and_nobody_twice(case, dung, seeker):
    with pytest.raises(Refused, match="no_name"):
        add_party(case, by=dung, role="expert", name="  ")
    with pytest.raises(Refused, match="takes_part"):
        add_party(case, by=dung, role="investor", organisation=seeker)
