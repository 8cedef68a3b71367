"""RFC 8058: the head of a digest's mail, one press without login, a page that asks, and links that nobody can forge."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cungcau.discovery.actions import choose_alerts, make_digest, save_search
from cungcau.discovery.models import Alerts, SavedSearch
from cungcau.discovery.unsubscribing import ALL, PROPOSALS, ending_of, head_of, link
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import deliver_mail
from cungcau.notices.models import MailServer, Outgoing
from tests.factories.listings import a_published
from tests.notices.smtp_sink import SmtpSink

BASE = "https://point.example"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture(autouse=True)
def base(settings):
    settings.BASE_URL = BASE


@pytest.fixture
def search(quan):
    saved = save_search("Nước thải", "kind=need", by=quan, by_mail=True)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    return saved


def path(user, what):
    return link(user, what).removeprefix(BASE)


def test_the_mail_that_leaves_has_both_lines_and_names_its_one_search(search, quan, seeker, an, ha):
    a_published(seeker, an, ha)
    make_digest(quan, "daily", by=SYSTEM)
    with SmtpSink() as sink:
        MailServer.objects.create(host="127.0.0.1", port=sink.port, security="none", sender="point@park.example")
        assert deliver_mail(Outgoing.objects.get(kind="digest"))

    (letter,) = sink.letters
    assert letter["List-Unsubscribe"].strip() == f"<{link(quan, search.pid)}>"  # on a line of its own, it is long
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert {part.get_content_type() for part in letter.walk()} >= {"text/plain", "text/html"}


def test_a_mail_of_several_searches_ends_all_digests(search, quan, seeker, an, ha):
    save_search("Khác", "kind=offer", by=quan, by_mail=True)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    a_published(seeker, an, ha)
    a_published(seeker, an, ha, "offer")
    make_digest(quan, "daily", by=SYSTEM)

    mail = Outgoing.objects.get(kind="digest")
    assert mail.headers["List-Unsubscribe"] == f"<{link(quan, ALL)}>"
    for saved in SavedSearch.objects.all():
        assert link(quan, saved.pid) in mail.text  # each search has its own link in the text


def test_one_press_is_not_promised_where_the_address_is_not_safe(settings, quan, db):
    settings.BASE_URL = "http://point.example"

    assert list(head_of(quan, ALL)) == ["List-Unsubscribe"]


def test_one_press_without_login_cookie_or_token_ends_them(search, quan):
    outside = Client(enforce_csrf_checks=True)

    answer = outside.post(path(quan, search.pid), ONE_CLICK)

    assert answer.status_code == 200
    assert not SavedSearch.objects.get().by_mail


@pytest.mark.parametrize("what", [ALL, PROPOSALS, "search"])
def test_opening_the_link_asks_and_changes_nothing_pressing_ends_and_can_be_taken_back(search, quan, client, what):
    choose_alerts(quan, by=quan, rhythm="daily", by_mail=True)
    what = search.pid if what == "search" else what
    address = path(quan, what)

    for method in (client.get, client.head):
        assert method(address).status_code == 200
    assert not ending_of(quan.pid, what, address.split("/")[-2]).is_ended
    client.post(address)
    page = client.get(address)
    assert page.context["ending"].is_ended
    assert 'name="again"' in page.content.decode()
    client.post(address, {"again": "1"})
    assert not ending_of(quan.pid, what, address.split("/")[-2]).is_ended


def test_a_link_is_for_one_person_and_one_thing(search, quan, an, client):
    token = path(quan, search.pid).split("/")[-2]
    for pid, what, given in [
        (an.pid, search.pid, token), (quan.pid, ALL, token), (quan.pid, search.pid, "0" * 40), (quan.pid, PROPOSALS, token),
    ]:  # fmt: skip
        assert client.post(f"/alerts/stop/{pid}/{what}/{given}/", ONE_CLICK).status_code == 404

    assert SavedSearch.objects.get().by_mail
    assert not Alerts.objects.exists()


def test_the_link_of_a_search_that_was_taken_away_says_so(search, quan, client):
    address = path(quan, search.pid)
    SavedSearch.objects.all().delete()

    answer = client.get(address)

    assert answer.status_code == 404
    assert answer.context["ending"] is None


def test_the_link_opens_nothing_else(search, quan, client):
    client.post(path(quan, search.pid))

    assert "_auth_user_id" not in client.session
    assert client.get("/searches/").status_code == 302
