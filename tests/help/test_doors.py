"""The button of a help page is there exactly where its reader may open the page; else the help page says who may."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cungcau.access.models import RoleName
from cungcau.help.pages import tasks
from cungcau.help.queries import address_of_page, door_of
from cungcau.registry.models import Expert
from tests.people import employ, person

pytestmark = pytest.mark.django_db
NOBODY, READER, PLAIN, EXPERT, MEMBER = "a visitor", "a reader", "a plain account", "an expert", "a member"
EVERYBODY = [NOBODY, READER, PLAIN, EXPERT, MEMBER, *RoleName.values]


@pytest.fixture
def somebody(client, point, lan, an, ha, dung, mai, son, quang, seeker):
    """Logs the person in and gives her."""
    roles = {"steward": lan, "moderator": ha, "broker": dung, "adviser": mai, "organiser": son, "director": quang}

    def log_in(name):
        if name == NOBODY:
            return None
        user = an if name == MEMBER else roles.get(name) or person("vy", "Lý Hải Vy")
        if name == READER:
            employ(user, seeker, "reader")
        if name == EXPERT:
            Expert.objects.create(user=user, name=user.name, state="active")
        client.force_login(user)
        return user

    return log_in


@pytest.mark.once  # who may is asked of policies, and those agree with their queries on both databases
@pytest.mark.parametrize("name", EVERYBODY)
def test_there_is_a_button_where_the_page_opens_and_nowhere_else(client, somebody, name):
    somebody(name)
    wrong = []
    for task in tasks().values():
        page = address_of_page(task)
        answer = client.get(page, follow=True)
        led_away = answer.redirect_chain and answer.redirect_chain[-1][0].startswith(reverse("access:login"))
        text = client.get(f"/help/{task.slug}/?lang=en").content.decode()
        if ("Open the page" in text) != (answer.status_code == 200 and not led_away):
            wrong.append((task.slug, answer.status_code))

    assert wrong == []


def test_a_visitor_is_led_through_the_login_to_the_page(client, somebody):
    text = client.get("/help/review-a-listing/?lang=en").content.decode()

    assert "You must be logged in." in text
    assert 'href="/login/?next=%2Flistings%2Fqueue%2F"' in text


@pytest.mark.parametrize(
    ("slug", "line"),
    [("review-a-listing", "The page is open to: Moderator."),
     ("run-a-campaign", "The page is open to the officers of the point."),
     ("bring-in-a-table", "The page is open to: Steward, Moderator, Broker."),
     ("weights-and-lists", "The page is open to: Steward."),
     ("write-a-need", "The page is open to those who write in the name of an organisation.")],
)  # fmt: skip
def test_who_may_not_is_told_who_may(client, somebody, slug, line):
    somebody(PLAIN)

    assert line in client.get(f"/help/{slug}/?lang=en").content.decode()


def test_who_may_is_told_nothing(somebody):
    assert door_of(tasks()["review-a-listing"], somebody("moderator")).line == ""
