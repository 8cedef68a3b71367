"""Needs are read once and compared with each new offer; what is found is what the engine finds that weighs all of them."""

from dataclasses import replace

import pytest

from cungcau.discovery import served
from cungcau.discovery.problems import needs_for
from cungcau.discovery.queries import params
from cungcau.discovery.served import needs_served
from cungcau.engines.matching import readings, solve
from cungcau.engines.matching import waiting as engine
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from tests.discovery.test_waiting import BEES
from tests.factories.listings import a_published


@pytest.fixture(autouse=True)
def nothing_held():
    served._HOLDER.clear()
    yield
    served._HOLDER.clear()


@pytest.fixture
def read(monkeypatch):
    """The keys of the needs whose texts are read."""
    keys = []
    monkeypatch.setattr(engine, "read", lambda need, *more: keys.append(need.key) or readings.read(need, *more))
    return keys


def weighed(problem, settings):
    found = solve(problem, settings).matches
    return sorted(((match.need, match.score) for match in found), key=lambda pair: (-pair[1], pair[0]))


def test_every_reader_is_answered_as_by_weighing_all_needs(need, offer, seeker, an, ha, dung):
    a_published(seeker, an, ha, **BEES)
    for reader in (SYSTEM, dung, SYSTEM):
        problem, settings = needs_for(offer, reader), params(top=1, floor=1)
        assert needs_served(problem, settings) == weighed(problem, settings) != []


def test_a_need_is_read_again_only_when_it_says_something_else(need, offer, dung, read):
    for reader in (SYSTEM, dung, SYSTEM):
        needs_served(needs_for(offer, reader), params(top=1))
    assert read == [need.pid]

    Listing.objects.filter(pk=need.pk).update(title_vi="Máy sấy trái cây")
    problem, settings = needs_for(offer, SYSTEM), params(top=1, floor=1)

    assert needs_served(problem, settings) == weighed(problem, settings)
    assert read == [need.pid, need.pid]


def test_what_is_held_but_not_asked_about_is_not_told(need, offer, seeker, an, ha):
    both = needs_for(offer, SYSTEM)
    other = a_published(seeker, an, ha)
    needs_served(needs_for(offer, SYSTEM), params(top=1, floor=1))

    assert {fit.need for fit in needs_served(both, params(top=1, floor=1))} == {need.pid}
    refused = replace(needs_for(offer, SYSTEM), refused_pairs=frozenset([(need.pid, offer.pid)]))
    assert {fit.need for fit in needs_served(refused, params(top=1, floor=1))} == {other.pid}
