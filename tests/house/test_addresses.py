"""Every address is either named here as public, or closed to strangers."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Whatever a stranger may open; each view still shows only what `visible` lets through.
PUBLIC = {
    "web:home", "web:setup", "web:healthz", "web:readyz", "web:catalogue", "web:favicon",
    "ui:stylesheet", "access:language", "ui:theme",
    "access:login", "access:logout", "access:demo_login", "access:forgot", "access:reset", "access:invitation",
    "files:logo",
    "vocabulary:schemes", "vocabulary:scheme", "vocabulary:holidays",
    "thesaurus:browse", "thesaurus:concept", "thesaurus:understand",
    "registry:organisation", "registry:expert", "registry:zones", "registry:authorities",
    "listings:detail", "discovery:search", "discovery:feed", "discovery:sitemap", "discovery:records", "discovery:robots",
    "intake:form", "intake:embed", "intake:lost", "intake:watch", "intake:verify", "intake:new_mail", "intake:follow",
    "help:index", "help:task", "intake:step", "brokerage:code", "brokerage:code_listing", "brokerage:write",
    "brokerage:guest_lost", "brokerage:guest_sent", "brokerage:guest_confirm", "brokerage:guest_follow", "brokerage:guest_step",
    "facilities:browse", "facilities:facility", "facilities:calendar",
}  # fmt: skip


def addresses(patterns=None, namespace="", prefix=""):
    """(name, path with sample values) of every address."""
    for entry in patterns or get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry.url_patterns, inner, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", prefix + str(entry.pattern)


def test_every_address_has_a_name():
    assert [path for name, path in addresses() if name.endswith(("None", ":"))] == []


def sample(path):
    """The address with something in the place of every argument that names no record."""
    words = {
        "int": "999999",
        "slug": "no-such",
        "str": "no-such",
        "path": "no/such",
        "uuid": "00000000-0000-4000-8000-000000000000",
    }
    filled = re.sub(r"<(?:(\w+):)?\w+>", lambda found: words.get(found[1] or "str", "no-such"), path)
    return "/" + filled.replace("^", "").replace("$", "")


@pytest.mark.django_db
def test_a_stranger_opens_only_what_is_named_as_public(client, point, lan):
    open_doors = []
    for name, path in addresses():
        answer = client.get(sample(path))
        led_away = answer.status_code == 302 and answer.url.startswith(reverse("access:login"))
        if name not in PUBLIC and not led_away and answer.status_code not in {403, 404, 405}:
            open_doors.append(f"{name} {path}: {answer.status_code}")

    assert open_doors == []


@pytest.mark.django_db
def test_the_names_of_public_addresses_are_names_of_addresses():
    assert {name for name, _ in addresses()} >= PUBLIC
