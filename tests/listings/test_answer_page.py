"""The page behind the link of a mail: opening it changes nothing, a button does, and it tells nothing but the title."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.access.limits import LIMITS, Limit
from cungcau.access.models import Attempt
from cungcau.listings import tasks
from cungcau.listings.actions import confirm_listing
from cungcau.listings.models import Question
from cungcau.notices.models import Outgoing
from cungcau.trail.models import Entry
from tests.factories.life import a_contact, an_old_one, ending_in, links_of

pytestmark = pytest.mark.django_db
SECRET = "KHONGAIBIET"


@pytest.fixture
def need(point, lan, seeker, an, ha):
    secrets = {name: f"{SECRET} {name}" for name in ("problem", "description_vi", "absorption_note")}
    return an_old_one(seeker, an, ha, anonymity="anonymous", **secrets)


@pytest.fixture
def link(need):
    tasks.ask_owners.call()
    return links_of(Outgoing.objects.get(kind="listings_due"))[0]


def press(client, link, answer="yes", **more):
    page = client.get(link)
    return client.post(link, {"answer": answer, "version": page.context["listing"].version, **more}, follow=True)


def test_opening_it_a_hundred_ways_changes_nothing(client, need, link):
    before = Entry.objects.count(), need.version
    for method in (client.get, client.head, client.get, client.options):
        assert method(link).status_code in {200, 405}

    need.refresh_from_db()
    assert (Entry.objects.count(), need.version) == before
    assert Question.objects.get().answered_at is None
    assert not need.is_fresh


def test_one_press_without_login_is_enough_and_the_page_says_so(client, need, link):
    answer = press(client, link)

    need.refresh_from_db()
    assert need.is_fresh
    assert (answer.status_code, answer.context["state"]) == (200, "answered")
    assert "Tin đã được ghi nhận là còn đúng" in answer.content.decode()


def test_pressed_twice_or_opened_later_it_says_what_was_answered(client, need, link):
    page = client.get(link)
    words = {"answer": "yes", "version": page.context["listing"].version}
    client.post(link, words)
    entries = Entry.objects.count()

    again = client.post(link, words)

    assert (again.status_code, Entry.objects.count()) == (200, entries)
    assert client.get(link).context["state"] == "answered"


def test_it_tells_the_title_and_nothing_else(client, need, link, seeker):
    text = client.get(link).content.decode()

    assert need.title_vi in text
    assert SECRET not in text and seeker.name not in text and need.summary_vi[:40] not in text


def test_it_is_not_kept_by_browsers_and_not_passed_on(client, link):
    answer = client.get(link)

    assert "no-store" in answer["Cache-Control"]
    # Not "no-referrer": browsers would then send the form with the origin "null", which is refused.
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "same-origin")


def test_the_language_is_that_of_the_mail(client, need, an):
    an.language = "en"
    an.save()
    tasks.ask_owners.call()
    english = links_of(Outgoing.objects.get(kind="listings_due"))[0]

    assert "Yes, still current" in client.get(english).content.decode()
    assert "It is marked as current" in press(client, english).content.decode()


def test_a_forged_link_or_one_of_another_question_is_nothing(client, need, link, seeker, an):
    need.contact = a_contact(seeker, an)
    need.save()
    tasks.ask_owners.call()
    parts = [one.split("?")[0].strip("/").split("/") for mail in Outgoing.objects.all() for one in links_of(mail)]
    (_a, _b, one, token), (_c, _d, other, _other_token) = parts[-2:]

    assert client.get(f"/listings/answer/{other}/{token}/").status_code == 404
    assert client.get(f"/listings/answer/{one}/{token[:-1]}{'1' if token[-1] == '0' else '0'}/").status_code == 404


def test_after_its_time_it_is_gone(client, need, link):
    Question.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    answer = client.get(link)

    assert (answer.status_code, need.title_vi in answer.content.decode()) == (410, False)
    assert client.post(link, {"answer": "yes"}).status_code == 410


def test_who_left_the_firm_reads_not_even_the_title(client, need, link, an):
    an.memberships.update(until="2026-01-01")

    answer = client.get(link)

    assert (answer.status_code, need.title_vi in answer.content.decode()) == (410, False)


def test_who_withdrew_her_consent_is_asked_no_more(client, need, seeker, an):
    contact = a_contact(seeker, an)
    need.contact = contact
    need.save()
    tasks.ask_owners.call()
    (own,) = [links_of(mail)[0] for mail in Outgoing.objects.filter(to=contact.email)]
    assert client.get(own).status_code == 200

    contact.withdrawn_on = timezone.localdate()
    contact.save()

    assert client.get(own).status_code == 410


def test_confirmed_by_a_colleague_in_the_meantime_there_is_nothing_to_press(client, need, link, an):
    confirm_listing(need, by=an)

    answer = client.get(link)

    assert answer.context["state"] == "settled"
    assert "Đã có người xác nhận trước" in answer.content.decode()
    assert "<form method=\"post\" action=\"/listings/answer" not in answer.content.decode()


def test_a_note_goes_along_with_what_has_changed(client, need, link):
    press(client, link, "changed", note="Nay cần 500 m³/ngày")

    assert Entry.objects.get(verb="flag").note == "Nay cần 500 m³/ngày"


def test_an_answer_that_is_none_is_asked_again(client, need, link):
    assert client.post(link, {"answer": "delete"}).context["state"] == "open"


def test_renewal_names_the_new_last_day(client, need):
    ending_in(need, 10)
    tasks.ask_owners.call()
    link = links_of(Outgoing.objects.get(kind="listings_due"))[0]

    text = press(client, link).content.decode()

    need.refresh_from_db()
    assert need.valid_until == timezone.localdate() + timedelta(days=365)
    assert f"{need.valid_until:%d/%m/%Y}" in text


def test_wrong_links_and_presses_are_counted_and_a_flood_is_stopped(client, need, link, monkeypatch):
    monkeypatch.setitem(LIMITS, "link_network", Limit(3, timedelta(minutes=15)))
    for _try in range(3):
        assert client.get("/listings/answer/bcdfghjkmn/0123456789/").status_code == 404

    refused = client.get("/listings/answer/bcdfghjkmn/0123456789/")

    assert (refused.status_code, int(refused["Retry-After"]) > 0) == (429, True)
    assert client.get(link).status_code == 200, "who only opens a good link is not counted"
    assert client.post(link, {"answer": "yes"}).status_code == 429
    assert Attempt.objects.count() == 3


def test_the_log_holds_no_link_that_works(client, link, caplog):
    with caplog.at_level("INFO"):
        client.get(link)

    (line,) = [one.msg for one in caplog.records if isinstance(one.msg, dict) and one.msg["event"] == "request"]
    assert line["path"] == "/listings/answer/<slug:pid>/<slug:token>/"
