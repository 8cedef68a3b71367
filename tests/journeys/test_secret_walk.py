"""Every address × person × state × visibility: nobody finds a secret that is not hers, and each is found by who may know it."""

from __future__ import annotations

import re
from collections import defaultdict
from unittest.mock import patch

import pytest
from django.utils import translation

from cungcau.listings.models import Listing
from cungcau.listings.sight import Sight
from cungcau.listings.who import NotExcluded
from cungcau.notices.models import Notice, Outgoing
from tests.journeys.planted import EVERYBODY, SECRETS, WHO, plant, word
from tests.journeys.walking import addresses, patterns, searches, walk

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::RuntimeWarning")]

# Addresses that answer nobody's GET with a page of their own, each with the reason.
WITHOUT_PAGE = {
    "access:logout": "leaves by POST", "access:demo_login": "the demo only", "access:language": "answers with a redirect",
    "access:reset": "needs a token that was mailed", "access:invitation": "needs a token that was mailed",
    "access:roles": "saves by POST", "files:logo": "no logo is planted; it is public", "files:mark": "saves by POST",
    "files:detach": "saves by POST", "notices:read_all": "saves by POST", "notices:open": "leads to the record",
    "notices:retry": "saves by POST", "registry:member_end": "saves by POST, leads back",
    "registry:consent_end": "saves by POST, leads back", "web:setup": "closed once the point is set up",
    "web:favicon": "leads to the icon", "ui:theme": "saves by POST", "ui:stylesheet": "addressed by its fingerprint",
    "thesaurus:act": "no concept is planted", "thesaurus:concept": "no concept is planted",
    "thesaurus:edit": "no concept is planted", "access:forgot": "for who is not logged in",
}  # fmt: skip
_WALKED: dict[str, dict[str, set[str]]] = {}


@pytest.fixture
def park(point, vocabulary):
    return plant()


def everywhere(park):
    return [*addresses([park.offer.pid, park.need.pid]), *searches([shapes[0] for shapes in SECRETS.values()])]


def found_by(user, wanted):
    """Where each secret was found: (secret, address) pairs, and the names of the addresses that answered with a page."""
    found, answered = defaultdict(set), set()
    for page in walk(user, wanted):
        if page.status == 200:
            answered.add(page.name)
        for name, shapes in SECRETS.items():
            if any(shape in page.text for shape in shapes):
                found[name].add(page.address)
    return found, answered


def leaks(park, persona, wanted=None):
    """What this person found and must not know, each with the address."""
    found, _answered = found_by(park.people[persona], wanted or everywhere(park))
    return sorted((name, sorted(where)[:3]) for name, where in found.items() if persona not in WHO[name])


@pytest.mark.sqlite_only
def test_nobody_finds_a_secret_that_is_not_hers_and_each_is_found_by_who_may_know_it(park, caplog):
    wanted = everywhere(park)
    leaked, blind, answered = {}, {}, set()
    for persona in sorted(EVERYBODY):
        found, pages = found_by(park.people[persona], wanted)
        answered |= pages
        if strange := sorted((name, sorted(where)[:3]) for name, where in found.items() if persona not in WHO[name]):
            leaked[persona] = strange
        if missed := sorted(name for name, people in WHO.items() if persona in people and name not in found):
            blind[persona] = missed

    assert leaked == {}
    assert blind == {}
    assert {name for name, _converters in patterns()} - answered == set(WITHOUT_PAGE)
    assert [name for name, shapes in SECRETS.items() if any(shape in caplog.text.lower() for shape in shapes)] == []
