"""A point on its first day, without the demo: each empty list says what to do, with a link that its reader may follow."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from django.urls import reverse

EMPTY = re.compile(
    r'<div class="empty">.*?</div>(?:<div class="actions">.*?</div>)?(?:<p class="empty-help">.*?</p>)?</div>', re.DOTALL
)
LINK = re.compile(r'href="([^"]*)"')
LISTS = {
    "guest": ["web:home", "facilities:browse"],
    "an": ["web:home", "listings:own", "listings:attention", "discovery:searches", "notices:inbox",
           "facilities:browse", "facilities:bookings", "intake:mine"],
    "ha": ["listings:queue", "listings:freshness", "intake:queue", "facilities:queue", "surveys:campaigns", "notices:inbox"],
    "dung": ["discovery:verdicts", "discovery:unserved", "discovery:demand", "surveys:campaigns", "surveys:mine",
             "exchange:imports", "registry:renewals", "intake:queue"],
    "lan": ["discovery:weights", "registry:duplicates", "registry:mergers", "registry:renewals", "notices:outbox",
            "intake:queue", "surveys:campaigns"],
    "quang": ["discovery:demand", "surveys:campaigns", "listings:freshness"],
}  # fmt: skip
NARROWED = [("guest", "/search/?kind=need"), ("an", "/search/?kind=offer"), ("guest", "/search/?q=xyzzy"),
            ("dung", "/exchange/export/need/"), ("quang", "/registry/?kind=expert"),
            ("guest", "/search/?q=xyzzy&kind=expert"), ("an", "/listings/own/?state=returned"),
            ("lan", "/registry/?q=xyzzy"), ("lan", "/registry/?kind=expert"), ("lan", "/people/?q=xyzzy"),
            ("an", "/facilities/?q=xyzzy"), ("ha", "/listings/queue/?kind=offer"), ("guest", "/thesaurus/?q=xyzzy"),
            ("lan", "/intake/?state=spam"), ("lan", "/help/?q=xyzzy")]  # fmt: skip
CASES = [(who, name) for who, names in LISTS.items() for name in names] + NARROWED


@pytest.fixture
def people(point, lan, ha, dung, quang, an, seeker):
    return {"an": an, "ha": ha, "dung": dung, "lan": lan, "quang": quang}


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "where"), CASES, ids=lambda one: one)
def test_an_empty_list_says_what_to_do_next(client, people, who, where):
    path = where if where.startswith("/") else reverse(where)
    if who != "guest":
        client.force_login(people[who])
    page = client.get(path)

    places = EMPTY.findall(page.content.decode())

    assert page.status_code == 200
    assert places, "nothing here is empty: the list has something on a point without records"
    for place in places:
        ways = [urljoin(path, unescape(way)) for way in LINK.findall(place)]
        assert [way for way in ways if not way.startswith("/help/")] or where in {"web:home", "/help/?q=xyzzy"}, "no way on"
        assert ways
        for way in ways:
            led = client.get(way, follow=True)
            assert led.status_code == 200, way
            assert not led.redirect_chain or who == "guest" or "/login/" not in led.redirect_chain[-1][0], way


@pytest.mark.django_db
def test_the_first_need_is_begun_from_the_empty_list(client, people, an):
    client.force_login(an)

    page = client.get(reverse("listings:own")).content.decode()

    assert reverse("listings:begin", args=["need"]) in EMPTY.findall(page)[0]
