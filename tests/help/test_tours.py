"""The walks: every stop is a page that its reader may open, also on a point's first day, and shows where she is."""

from __future__ import annotations

import re
from html import unescape

import pytest

from cungcau.help.tours import PARAMETER, ROLES, address, step_at, tour_of, tours

WALKERS = {"visitor": None, "member": "an", "moderator": "ha", "broker": "dung", "steward": "lan", "officer": "quang"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def walker(client, point, lan, ha, dung, quang, son, mai, an):
    people = {"ha": ha, "dung": dung, "lan": lan, "quang": quang, "son": son, "mai": mai, "an": an}

    def log_in(name):
        if name:
            client.force_login(people[name])
        return people.get(name)

    return log_in


def test_there_is_a_walk_for_every_sort_of_reader(walker, guest):
    chosen = {tour_of(walker(name)) for name in ("an", "ha", "dung", "mai", "son", "lan", "quang")} | {tour_of(guest)}

    assert chosen == set(tours()) == set(WALKERS)
    assert set(ROLES.values()) <= set(tours())
    assert all(4 <= len(stops) <= 6 for stops in tours().values())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", WALKERS)
def test_a_walk_leads_from_page_to_page_to_its_end(client, walker, name, language):
    walker(WALKERS[name])
    client.cookies["cungcau_language"] = language
    at, seen = address(name, 1), []
    while at:
        answer = client.get(at.partition("#")[0])
        assert answer.status_code == 200, at
        text = answer.content.decode()
        bar = re.search(r'<section class="tour".*?</section>', text, re.DOTALL)[0]
        seen.append(unescape(re.search(r'id="tour-title">(.*?)</p>', bar)[1]))
        onward = [unescape(href) for href in re.findall(r'href="([^"]*tour=[^"]*)"', bar)]
        at = next((href for href in onward if f"{PARAMETER}={name}-{len(seen) + 1}#" in href), "")

    assert seen == [stop.said[language][0] for stop in tours()[name]]


def test_whoever_ends_the_walk_is_not_asked_again(client, walker):
    walker("an")
    before = client.get("/?lang=en").content.decode()

    client.post("/help/walk/end/")

    assert "New here?" in before
    assert "New here?" not in client.get("/?lang=en").content.decode()


def test_a_visitor_is_not_asked_and_finds_the_walk_on_the_help_page(client, walker):
    walker(None)

    assert "New here?" not in client.get("/?lang=en").content.decode()
    assert 'href="/?tour=visitor-1#tour"' in client.get("/help/?lang=en").content.decode()


@pytest.mark.parametrize("asked", ["", "member", "member-0", "member-6", "member-99999", "member--1", "x-1", "member-²", "-1"])
def test_an_address_that_names_no_stop_shows_nothing(asked):
    assert step_at("/listings/own/", asked) is None


def test_the_stop_of_another_page_is_not_shown_here():
    assert step_at("/search/", "member-1") is None
    assert step_at("/listings/own/", "member-1").number == 1
