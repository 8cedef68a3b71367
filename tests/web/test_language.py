"""The language of a page: Vietnamese until the reader chooses, then what was chosen."""

import re

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


def language_of(answer):
    return re.search(r'<html lang="(\w+)"', answer.content.decode())[1]


@pytest.mark.parametrize("preferred", ["en", "en-US,en;q=0.9", "fr", "ja,en;q=0.5", "*"])
def test_vietnamese_whatever_the_browser_prefers(client, preferred):
    answer = client.get("/", headers={"Accept-Language": preferred})

    assert (language_of(answer), answer["Content-Language"]) == ("vi", "vi")
    assert "Accept-Language" not in answer.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/search/", "/zones/", "/vocabulary/", "/login/", "/no-such/"])
def test_the_choice_is_remembered_on_every_page(client, path):
    client.post("/language/", {"language": "en", "next": "/zones/"})

    assert language_of(client.get(path)) == "en"


def test_the_choice_leads_back_to_where_it_was_made_and_stays_for_a_year(client):
    answer = client.post("/language/", {"language": "en", "next": "/search/?q=nước"})

    cookie = answer.cookies["cungcau_language"]
    assert (answer.status_code, cookie.value, cookie["max-age"] >= 31_536_000, cookie["samesite"]) == (302, "en", True, "Lax")
    assert answer.url.startswith("/search/?q=")


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example"])
def test_the_choice_leads_to_no_other_site(client, onward):
    answer = client.post("/language/", {"language": "en", "next": onward})

    assert (answer.status_code, "evil" in answer.url, answer.url.startswith("/")) == (302, False, True)


def test_an_unknown_language_in_the_cookie_reads_as_vietnamese(client):
    client.cookies["cungcau_language"] = "xx'\"<"

    assert language_of(client.get("/")) == "vi"


def test_an_address_can_name_its_language_for_a_link_in_a_letter(client):
    assert language_of(client.get("/?lang=en")) == "en"
    assert language_of(client.get("/")) == "vi"


@pytest.mark.parametrize(("language", "other"), [("vi", "en"), ("en", "vi")])
def test_every_page_has_the_switch(client, language, other):
    client.cookies["cungcau_language"] = language

    for path in ("/", "/search/", "/login/", "/no-such/"):
        assert f'<button name="language" value="{other}"' in client.get(path).content.decode(), path
