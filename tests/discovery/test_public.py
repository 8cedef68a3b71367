"""Feed, map of the site and JSON-LD: what a stranger may read, whoever asks."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from cungcau.listings.actions import pause_listing
from cungcau.listings.models import Listing
from tests.factories.listings import a_draft

pytestmark = pytest.mark.usefixtures("point", "lan")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(client, query=""):
    answer = client.get(reverse("discovery:feed") + query)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content).findall("a:entry", ATOM)


def titles(client, query=""):
    return {entry.findtext("a:title", namespaces=ATOM) for entry in entries(client, query)}


def test_the_feed_brings_what_is_published_and_follows_a_search(need, offer, seeker, an, client):
    a_draft(seeker, an, title_vi="Bản nháp")

    assert titles(client) == {need.title_vi, offer.title_vi}
    assert titles(client, "?kind=offer") == {offer.title_vi}
    assert titles(client, "?field=104") == set()
    (entry,) = entries(client, "?kind=need")
    assert entry.findtext("a:id", namespaces=ATOM) == f"urn:uuid:{need.uid}"


def test_the_feed_names_no_organisation_of_an_anonymous_listing_even_to_its_own_people(need, seeker, an, client):
    Listing.objects.filter(pk=need.pk).update(anonymity="anonymous")
    client.force_login(an)

    body = client.get(reverse("discovery:feed")).content.decode()

    assert need.title_vi in body
    assert seeker.name_vi not in body


def test_a_reader_who_has_the_feed_is_told_that_nothing_changed(need, an, client):
    mark = client.get(reverse("discovery:feed")).headers["ETag"]

    assert client.get(reverse("discovery:feed"), headers={"If-None-Match": mark}).status_code == 304
    pause_listing(need, by=an)
    assert client.get(reverse("discovery:feed"), headers={"If-None-Match": mark}).status_code == 200


def test_the_map_of_the_site_names_public_records_only(need, offer, seeker, an, client):
    draft = a_draft(seeker, an)
    Listing.objects.filter(pk=offer.pk).update(anonymity="internal")

    index = ET.fromstring(client.get(reverse("discovery:sitemap")).content)
    parts = [place.text for place in index.findall("m:sitemap/m:loc", MAP)]
    named = "".join(client.get(part.removeprefix("http://testserver")).content.decode() for part in parts)

    assert need.get_absolute_url() in named
    assert seeker.get_absolute_url() in named
    assert draft.get_absolute_url() not in named
    assert offer.get_absolute_url() not in named
    assert f"Sitemap: http://testserver{reverse('discovery:sitemap')}" in client.get("/robots.txt").content.decode()


def told(client, thing):
    page = client.get(thing.get_absolute_url()).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(text) for text in found]


def test_a_listing_tells_machines_what_it_is(need, offer, seeker, client):
    (demand,) = told(client, need)
    (offered,) = told(client, offer)

    assert (demand["@type"], demand["seller"]["name"]) == ("Demand", seeker.name_vi)
    assert "priceSpecification" not in demand
    assert (offered["@type"], offered["priceSpecification"]["minPrice"]) == ("Offer", 900_000_000)


def test_machines_learn_no_more_than_strangers(need, seeker, an, client):
    Listing.objects.filter(pk=need.pk).update(anonymity="anonymous", title_vi="</script><b>x")
    client.force_login(an)

    (demand,) = told(client, need)
    assert demand["name"] == "</script><b>x"
    assert seeker.name_vi not in json.dumps(demand, ensure_ascii=False)

    pause_listing(Listing.objects.get(pk=need.pk), by=an)
    assert told(client, need) == []


def test_an_organisation_and_an_expert_are_told_too(seeker, client):
    (told_of,) = told(client, seeker)

    assert (told_of["@type"], told_of["name"]) == ("Organization", seeker.name_vi)
