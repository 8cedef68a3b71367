"""Everything about a client on one page: each room's lines, in the order of time, as far as the reader may see them."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from cungcau.advisory import history
from cungcau.advisory.history import Event, History, client_history, kinds, on_history
from cungcau.brokerage.models import Interest as Sent
from tests.factories.advice import a_plan, a_question, an_assignment
from tests.factories.cases import a_case
from tests.factories.facilities import a_bookable, a_request
from tests.factories.listings import a_published
from tests.factories.surveys import a_visit

pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture
def client_of_all(seeker, institute, rival, an, quan, mai, ha, dung, son, expert, advice):
    """Something of every kind."""
    an_assignment(advice, expert, mai)
    a_plan(seeker, mai)
    need = a_published(seeker, an, ha)
    a_visit(dung, seeker, son)
    a_request(a_bookable(institute, quan, ha), seeker, an)
    a_case(dung, need, a_published(institute, quan, ha, "offer"))
    return seeker


def counts(organisation, user):
    return {one.key: number for one, number in client_history(organisation, user).counts}


def test_every_room_hands_in_its_lines(client_of_all, dung):
    assert [one.key for one in kinds()] == [
        "advice", "assignments", "plans", "cases", "introductions", "listings", "visits", "bookings",
    ]  # fmt: skip
    found = counts(client_of_all, dung)
    assert {key for key, number in found.items() if number} >= {"advice", "assignments", "plans", "cases", "listings", "visits"}


def test_what_an_officer_may_not_read_elsewhere_she_does_not_read_here(client_of_all, ha, son):
    moderators, organisers = counts(client_of_all, ha), counts(client_of_all, son)

    assert [moderators[key] for key in ("advice", "assignments", "plans")] == [0, 0, 0]
    assert [organisers[key] for key in ("advice", "assignments", "plans", "cases", "bookings")] == [0, 0, 0, 0, 0]
    assert moderators["bookings"] == 1


def test_the_newest_stands_first_and_a_kind_narrows(client_of_all, mai):
    found = client_history(client_of_all, mai)
    moments = [event.at for event in found.events]

    assert moments == sorted(moments, reverse=True)
    assert {event.kind for event in client_history(client_of_all, mai, "plans").events} == {"plans"}


def test_of_others_nothing_stands_there(client_of_all, rival, mai):
    assert sum(counts(rival, mai).values()) == 0


def test_a_room_above_hands_in_its_own(client_of_all, mai, monkeypatch):
    monkeypatch.setattr(history, "HISTORIES", dict(history.HISTORIES))
    at = timezone.now() + timedelta(days=1)
    on_history(History("fairs", "Hội chợ", lambda organisation, user, most: [Event(at, "Techmart", "/x/")], order=99))

    assert client_history(client_of_all, mai).events[0].title == "Techmart"


def test_what_is_too_much_is_said_to_be_left_out(client_of_all, mai, monkeypatch):
    monkeypatch.setattr(history, "HISTORIES", {})
    monkeypatch.setattr(history, "MOST", 2)
    rows = [Event(timezone.make_aware(datetime(2026, 1, day)), f"{day}", "/x/") for day in (1, 2, 3)]
    on_history(History("fairs", "Hội chợ", lambda organisation, user, most: rows[:most]))

    found = client_history(client_of_all, mai)
    assert (len(found.events), found.is_cut) == (2, True)


@pytest.mark.parametrize("name", ["mai", "dung", "ha", "son", "lan", "quang"])
def test_officers_come_to_it_from_the_page_of_the_organisation(client, client_of_all, name, request):
    client.force_login(request.getfixturevalue(name))

    assert f"/clients/{client_of_all.pid}/" in client.get(client_of_all.get_absolute_url()).content.decode()
    assert client.get(f"/clients/{client_of_all.pid}/?kind=listings").status_code == 200
    assert client.get(f"/clients/{client_of_all.pid}/?kind=zzz&page=99").status_code == 200


@pytest.mark.parametrize("name", ["an", "binh", "hai"])
def test_nobody_else_opens_it(client, client_of_all, name, request):
    client.force_login(request.getfixturevalue(name))

    assert f"/clients/{client_of_all.pid}/" not in client.get(client_of_all.get_absolute_url()).content.decode()
    assert client.get(f"/clients/{client_of_all.pid}/").status_code == 403


def test_a_request_of_the_kind_is_one_line_with_its_page(seeker, an, mai):
    asked = a_question(seeker, an)
    event = client_history(seeker, mai, "advice").events[0]

    assert (event.title, event.url, event.state) == (asked.subject, asked.get_absolute_url(), asked.get_state_display())
    assert not Sent.objects.exists()
