"""What every answer tells the browser to refuse, and pages that need none of it."""

import re

import pytest

from tests.factories.listings import a_published
from tests.people import PASSWORD, employ

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]

POLICY = {
    "default-src": "'self'", "img-src": "'self' data:", "style-src": "'self'", "style-src-attr": "'unsafe-inline'",
    "frame-ancestors": "'none'", "form-action": "'self'", "base-uri": "'self'", "object-src": "'none'",
}  # fmt: skip
DATA = '<script type="application/ld+json">'
PAGES = ["/", "/search/", "/search/?kind=need",
         "/zones/", "/authorities/", "/vocabulary/", "/vocabulary/field/", "/login/", "/forgot/", "/ui/",
         "/no-such/"]  # fmt: skip
DESK = ["/listings/own/", "/listings/new/need/", "/listings/new/offer/", "/listings/queue/", "/registry/", "/organisations/new/",
        "/experts/new/", "/people/", "/people/invite/", "/inbox/", "/outbox/", "/profile/"]  # fmt: skip


def policy_of(answer):
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts}


@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/theme/", "/listings/own/"])
def test_every_answer_carries_the_policy_and_nothing_more_is_allowed(client, path):
    assert policy_of(client.get(path)) == POLICY


@pytest.mark.parametrize("path", ["/", "/no-such/", "/healthz"])
def test_every_answer_refuses_frames_guesses_and_referrers_to_others(client, path):
    answer = client.get(path)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def inline(page):
    """Everything in a page that the policy would refuse. A block of data is no script: no browser runs it."""
    scripts = [tag for tag in re.findall(r"<script\b[^>]*>", page) if "src=" not in tag and tag != DATA]
    handlers = re.findall(r"<[^>]*\son[a-z]+\s*=[^>]*>", page)
    styles = [value for value in re.findall(r'\sstyle="([^"]*)"', page) if not all(
        part.strip().startswith("--") for part in value.split(";") if part.strip()
    )]  # fmt: skip
    foreign = re.findall(r'(?:src|action)="(?:https?:)?//[^"]*"|<link[^>]*href="(?:https?:)?//[^"]*"', page)
    return [*scripts, *handlers, *styles, *foreign, *re.findall(r"<style\b", page), *re.findall(r"javascript:", page)]


@pytest.mark.parametrize("path", PAGES)
def test_a_strangers_page_has_nothing_inline_and_nothing_from_elsewhere(client, vocabulary, path):
    assert inline(client.get(path).content.decode()) == []


def test_the_desks_pages_have_nothing_inline_and_nothing_from_elsewhere(client, vocabulary, lan, seeker, an, ha):
    listing = a_published(seeker, an, ha)
    employ(lan, seeker)
    lan.role_rows.create(name="moderator")
    client.force_login(lan)

    own = [thing.get_absolute_url() for thing in (listing, seeker, lan)]
    pages = [*DESK, *own, f"{listing.get_absolute_url()}matches/"]
    answers = {path: client.get(path) for path in pages}
    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code != 200} == {}
    assert {path: found for path, answer in answers.items() if (found := inline(answer.content.decode()))} == {}


def test_the_look_for_inline_things_is_not_blind():
    page = (
        '<style>x</style><script>1</script><a onclick="x" style="color:red"></a>'
        '<img src="//cdn.example/x.png"><a href="javascript:x">'
    )

    assert len(inline(page)) == 6
    assert inline('<b style="--value:3"></b><script src="/static/x.js"></script><a href="https://elsewhere.example">') == []


def test_the_sessions_cookie_is_closed_to_scripts_and_other_sites(client, an):
    answer = client.post("/login/", {"email": an.email, "password": PASSWORD})

    cookie = answer.cookies["sessionid"]
    assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax")


def test_pages_of_a_person_are_not_kept_by_proxies(client, an):
    client.force_login(an)

    assert "Cookie" in client.get("/").get("Vary", "")
