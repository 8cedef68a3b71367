"""Every address × person × state × visibility: nobody finds a secret that is not hers, and each is found by who may know it."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db.models import ProtectedError, Q
from django.test import Client
from django.utils import translation

from cungcau.access.who import officer
from cungcau.files.models import File
from cungcau.kit.policy import POLICIES
from cungcau.listings.models import Listing
from cungcau.listings.sight import Sight
from cungcau.listings.who import NotExcluded
from cungcau.notices.models import Notice, Outgoing
from tests.journeys.planted import EVERYBODY, SECRETS, WHO, plant, word
from tests.journeys.walking import addresses, patterns, post_only, searches, walk

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::RuntimeWarning")]

# Addresses that answer nobody's GET with a page of their own, each with the reason; besides those that take a POST alone
# (`walking.post_only`), which say so themselves.
WITHOUT_PAGE = {
    "access:reset": "needs a token that was mailed", "access:invitation": "needs a token that was mailed",
    "access:roles": "saves by POST", "files:logo": "no logo is planted; it is public",
    "registry:member_end": "saves by POST, leads back",
    "registry:consent_end": "saves by POST, leads back", "web:setup": "closed once the point is set up",
    "web:favicon": "leads to the icon", "ui:stylesheet": "addressed by its fingerprint",
    "brokerage:code": "needs a token that is printed",
    "brokerage:code_listing": "needs a token that is printed", "brokerage:guest_sent": "needs a link that was given",
    "brokerage:guest_confirm": "needs a link that was mailed", "brokerage:guest_follow": "needs a link that was mailed",
    "brokerage:guest_step": "needs a link that was mailed", "brokerage:guest_claim": "nobody has the address of it",
    "brokerage:sheet_code": "the number of a line is no pid",
    "thesaurus:act": "no concept is planted", "thesaurus:concept": "no concept is planted",
    "thesaurus:edit": "no concept is planted", "access:forgot": "for who is not logged in",
    "brokerage:outcome_link": "needs a link that was mailed", "brokerage:outcome_verify": "saves by POST",
}  # fmt: skip


@pytest.fixture
def park(point, vocabulary):
    return plant()


# Outsiders who must find nothing walk always; the others, officers and owners among them, where CUNGCAU_TEST_WALK is "all":
# each opens over a thousand pages.
ALL = os.environ.get("CUNGCAU_TEST_WALK") == "all"
WALKING = sorted(EVERYBODY) if ALL else ["stranger", "rival", "excluded"]
# Who also searches for every secret by its own word: one of each sort that finds something, or nothing.
SEARCHING = {"stranger", "excluded", "rival", "editor", "broker"}


def everywhere(park, persona):
    wanted = list(addresses(park.closely, [park.offer.pid, park.need.pid]))
    return [*wanted, *(searches([shapes[0] for shapes in SECRETS.values()]) if persona in SEARCHING else ())]


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
    found, _answered = found_by(park.people[persona], wanted or everywhere(park, persona))
    return not_hers(persona, found)


def not_hers(persona, found):
    """What of it she must not know, each with addresses."""
    return sorted((name, sorted(where)[:3]) for name, where in found.items()
                  if persona not in WHO[name] and not (persona == "director" and in_the_registry_only(name, where)))  # fmt: skip


def in_the_registry_only(name, where):
    """Every officer reads there that there is such an organisation; who has excluded or chosen it stands elsewhere."""
    places = ("/registry/", "/organisations/", "/clients/")
    return name in {"excluded", "list_of_chosen"} and all(at.startswith(places) for at in where)


@pytest.mark.sqlite_only
def test_nobody_finds_a_secret_that_is_not_hers_and_each_is_found_by_who_may_know_it(park, caplog):
    leaked, blind, answered = {}, {}, set()
    for persona in WALKING:
        found, pages = found_by(park.people[persona], everywhere(park, persona))
        answered |= pages
        if strange := not_hers(persona, found):
            leaked[persona] = strange
        if missed := sorted(name for name, people in WHO.items() if persona in people and name not in found):
            blind[persona] = missed

    assert leaked == {}
    assert blind == {}
    assert not ALL or {name for name, _converters in patterns()} - answered - post_only() == set(WITHOUT_PAGE)
    assert [name for name, shapes in SECRETS.items() if any(shape in caplog.text.lower() for shape in shapes)] == []


def test_the_list_of_addresses_without_a_page_names_none_that_is_gone_or_says_so_itself():
    known = {name for name, _converters in patterns()}

    assert set(WITHOUT_PAGE) - known == set()
    assert set(WITHOUT_PAGE) & post_only() == set()
    presses = {"brokerage:revoke_address", "discovery:set_rhythm", "discovery:choose_alerts", "notices:confirm_address"}
    assert presses <= post_only()
    assert "brokerage:case" not in post_only()


# — the walk itself: each of these opens one door, and it must be seen


BROKEN = {
    "the page shows the listing instead of what is seen of it": (
        "stranger", lambda: patch.object(Sight, "seen", property(lambda self: self.listing)), {"part_members", "contact"},
    ),
    "everybody is taken for somebody inside": (
        "rival", lambda: patch.object(Sight, "may", lambda self, verb: True), {"absorption"},
    ),
    "an excluded organisation is forgotten": (
        "excluded", lambda: patch.multiple(NotExcluded, check=lambda *_: True, query=lambda *_: Q()), {"title"},
    ),
    "a file is for whoever knows its address": (
        "stranger", lambda: patch("cungcau.files.views.visible", lambda _user, rows: rows), {"file", "file_words", "file_author"},
    ),
    "the director is taken for an officer who works": (
        "director", lambda: patch.dict(POLICIES["listings.listing"], read_internal=[officer]), {"list_of_chosen", "absorption"},
    ),
}  # fmt: skip


@pytest.mark.sqlite_only
@pytest.mark.parametrize("fault", BROKEN)
def test_the_walk_sees_a_door_that_was_left_open(park, fault):
    persona, opened, told = BROKEN[fault]
    near = [(name, address) for name, address in everywhere(park, "new") if any(pid in address for pid in near_to(park))]
    assert leaks(park, persona, near) == []

    with opened():
        found = {name for name, _where in leaks(park, persona, near)}

    assert told <= found


def near_to(park):
    """The listings with the most to tell, and the files."""
    files = File.objects.values_list("pid", flat=True)
    return [park.need.pid, park.anonymous.pid, *files]


# — what the walk cannot read off a page


def test_words_that_are_not_for_everybody_are_not_searched(park):
    """A search that finds a public listing by a closed word would tell the word."""
    sealed = ("part_account", "part_members", "part_chosen", "part_inside", "confidential", "specification_members", "owner")
    pages = {name: Client().get(f"/search/?kind=need&q={word(name)}").content.decode() for name in sealed}

    assert [name for name, page in pages.items() if "/listings/" in page.partition('id="results"')[2]] == []
    assert park.need.get_absolute_url() in Client().get(f"/search/?kind=need&q={word('title')}").content.decode()


@pytest.mark.parametrize("address", ["/", "/search/", "/search/?kind=need", "/search/?kind=offer", "/search/?q=nước+thải"])
def test_to_who_is_excluded_a_page_is_the_same_as_if_there_were_nothing(park, address):
    client = Client()
    client.force_login(park.people["excluded"])

    with_it = plain(client.get(address))
    empty("brokerage")
    Listing.objects.filter(excluded_organisations__isnull=False).delete()
    without = plain(client.get(address))

    assert with_it == without


def empty(room):
    """No row of any of its tables is left; those that others hold on to go after these."""
    left = list(apps.get_app_config(room).get_models())
    while left:
        model = left.pop(0)
        try:
            model._base_manager.all().delete()
        except ProtectedError:
            left.append(model)


def plain(answer):
    """The page without what differs from request to request."""
    return re.sub(r'csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken": "[^"]*"', "", answer.content.decode())


def test_mails_and_notices_carry_no_secret_to_who_may_not_know_it(park):
    told = []
    for persona, user in park.people.items():
        if user is None:
            continue
        words = "".join(f"{one.facts}" for one in Notice.objects.filter(user=user))
        words += "".join(f"{one.subject}{one.text}{one.html}" for one in Outgoing.objects.filter(to=user.email))
        told += [
            (persona, name) for name, shapes in SECRETS.items()
            if persona not in WHO[name] and any(shape in words.lower() for shape in shapes)
        ]  # fmt: skip

    assert told == []
    assert Outgoing.objects.filter(text__contains=word("comment")).exists()


def test_whom_a_need_excludes_does_not_tell_its_owner_whose_an_anonymous_offer_is(park):
    """The owner of a need chooses whom it excludes, and could ask for one organisation after the other."""
    park.need.excluded_organisations.add(park.anonymous_offer.organisation)
    address = f"/listings/{park.need.pid}/matches/"
    words = translation.gettext("The need excludes this organisation.")
    pages = {}
    for persona in ("editor", "broker"):
        client = Client()
        client.force_login(park.people[persona])
        pages[persona] = client.get(address).content.decode()

    assert [park.anonymous_offer.title in page for page in pages.values()] == [True, True]
    assert [words in page for page in pages.values()] == [False, True]


def test_who_left_the_firm_reads_nothing_more_of_what_she_wrote_herself(park):
    assert set(Listing.objects.filter(title_vi=word("draft")).values_list("created_by", flat=True)) == {park.people["editor"].pk}
    park.people["editor"].memberships.update(until="2026-01-01")

    found, _answered = found_by(park.people["editor"], [(name, address) for name, address in everywhere(park, "new")])

    # whom she worked for is hers to know, on her own pages
    named = found.pop("owner", set()) | found.pop("owner_en", set())
    own = {address for address in named if not address.startswith(("/profile/", "/persons/"))}
    assert own == set()
    assert sorted(name for name in found if "former" not in WHO[name]) == []
