"""The form of a new listing, sent more than once, makes one draft."""

import re
from importlib import import_module
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client

from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft
from tests.journeys.steps import NEED
from tests.listings.test_forms import rows_of

pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture
def typed(client, an, vocabulary):
    client.force_login(an)
    page = client.get("/listings/new/need/").content.decode()
    row = {"parameter": "công suất", "operator": ">=", "value": "500", "unit": "m³/ngày"}
    return {
        **NEED, "subkind": "technology", "fields_0": "207", "modes": "technical_assistance",
        **rows_of("need", "specifications", row), "draft": re.search(r'name="draft" value="([^"]+)"', page)[1],
    }  # fmt: skip


def sent(client, typed, **more):
    return client.post("/listings/new/need/", {**typed, **more})


@pytest.mark.parametrize(("then", "state"), [("", "draft"), ("submit", "submitted")])
def test_pressed_three_times_it_is_one_draft_and_sent_for_review_once(client, typed, then, state):
    answers = [sent(client, typed, then=then) for _ in range(3)]

    listing = Listing.objects.get()
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, listing.get_absolute_url())}
    assert (listing.state, listing.specifications.count()) == (state, 1)
    assert history_of(listing).count() == (2 if then else 1)


def test_of_two_at_the_same_moment_the_second_gets_the_draft_of_the_first(client, typed, monkeypatch):
    monkeypatch.setattr("cungcau.listings.views.writing.begun_with", lambda *_args: None)  # neither saw the other's in time

    answers = [sent(client, typed) for _ in range(2)]

    assert [answer.url for answer in answers] == [Listing.objects.get().get_absolute_url()] * 2


def test_whose_reference_was_taken_at_the_same_moment_gets_the_next(client, typed, seeker, an, monkeypatch):
    taken = a_draft(seeker, an).ref
    references = iter([taken, "N-2"])
    verb = import_module("cungcau.listings.actions.draft_listing")
    monkeypatch.setattr(verb, "next_reference", lambda *_args: next(references))

    assert sent(client, typed).status_code == 302
    assert Listing.objects.exclude(ref=taken).get().ref == "N-2"


def test_who_goes_back_and_corrects_finds_the_correction_in_the_same_draft(client, typed):
    sent(client, typed)

    sent(client, typed, title_vi="Sửa lại")

    listing = Listing.objects.get()
    assert listing.title_vi == "Sửa lại"
    first_words = sent(client, typed)
    assert (first_words.status_code, Listing.objects.get().title_vi) == (409, "Sửa lại")
    again = sent(client, typed, version=first_words.context["version"])
    assert (again.status_code, Listing.objects.get().title_vi) == (302, typed["title_vi"])


def test_a_form_shown_anew_makes_another_draft_and_a_foreign_id_takes_nobodys(client, typed, rival, binh):
    sent(client, typed)
    foreign = a_draft(rival, binh)

    for draft in ("", "không", "\x00", foreign.pid):
        assert sent(client, typed, draft=draft).status_code == 302

    assert Listing.objects.count() == 6
    assert Listing.objects.get(pk=foreign.pk).title_vi == foreign.title_vi


@pytest.mark.django_db(transaction=True)
def test_three_presses_at_one_moment_are_one_draft(client, typed, an):
    together = Barrier(3)
    answers = []

    def press():
        own = Client()
        own.force_login(an)
        together.wait()
        answers.append(sent(own, typed))
        connections.close_all()

    presses = [Thread(target=press) for _ in range(3)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, Listing.objects.get().get_absolute_url())}
