"""The walks: every stop is a page that its reader may open, also on a point's first day, and shows where she is."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser

from cungcau.access.models import RoleName
from cungcau.help.tours import PARAMETER, ROLES, address, step_at, tour_of, tours
from cungcau.registry.models import Expert
from tests.people import employ, person

# Everybody by her walk: a visitor, of an organisation, with an account alone, an expert without an organisation, every role.
WALKS = [
    (None, "visitor"), ("an", "member"), ("vy", "member"), ("chau", "expert"), ("ha", "moderator"), ("dung", "broker"),
    ("mai", "adviser"), ("son", "officer"), ("quang", "officer"), ("lan", "steward"),
]  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def chau(db):
    """An expert with an account, of no organisation."""
    user = person("chau", "Ngô Châu Anh")
    Expert.objects.create(user=user, name=user.name, state="active")
    return user


@pytest.fixture
def walker(client, point, lan, ha, dung, quang, son, mai, an, chau):
    people = {"ha": ha, "dung": dung, "lan": lan, "quang": quang, "son": son, "mai": mai, "an": an, "chau": chau}
    people["vy"] = person("vy", "Lý Hải Vy")

    def log_in(name):
        if name:
            client.force_login(people[name])
        return people.get(name, AnonymousUser())

    return log_in


def test_there_is_a_walk_for_every_sort_of_reader(walker):
    assert [(name, tour_of(walker(name))) for name, _walk in WALKS] == WALKS
    assert {walk for _name, walk in WALKS} == set(tours())
    assert set(ROLES) == set(RoleName.values)
    assert all(4 <= len(stops) <= 6 for stops in tours().values())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("person_of", "name"), WALKS)
def test_a_walk_leads_from_page_to_page_to_its_end(client, walker, person_of, name, language):
    client.cookies["cungcau_language"] = language
    at, seen = address(name, 1, walker(person_of)), []
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
def test_an_address_that_names_no_stop_shows_nothing(asked, an):
    assert step_at("/listings/own/", asked, an) is None


def test_the_stop_of_another_page_is_not_shown_here(an):
    assert step_at("/search/", "member-1", an) is None
    assert step_at("/listings/own/", "member-1", an).number == 1


def test_the_stop_at_ones_own_entry_is_ones_own(an, chau, guest):
    path = chau.expert.get_absolute_url()

    assert step_at(path, "expert-1", chau).number == 1
    assert [step_at(path, "expert-1", user) for user in (an, guest)] == [None, None]


def test_an_expert_who_works_for_an_organisation_or_whose_entry_was_merged_walks_as_a_member(walker, chau, seeker):
    chau.expert.state = "merged"
    chau.expert.save()
    after_merger = tour_of(chau)
    chau.expert.state = "active"
    chau.expert.save()

    assert [after_merger, tour_of(chau), tour_of(employ(chau, seeker))] == ["member", "expert", "member"]
