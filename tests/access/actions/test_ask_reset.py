import pytest

from cungcau.access.actions import ask_reset, invite_user
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of


def test_a_known_address_leaves_one_entry_by_the_house(an):
    ask_reset(" AN@seeker.example")

    assert [(entry.verb, entry.actor) for entry in history_of(an)] == [("ask_reset", "")]


@pytest.mark.django_db
def test_an_unknown_address_leaves_nothing():
    ask_reset("nobody@nowhere.example")

    assert not Entry.objects.exists()


def test_a_closed_account_gets_no_link(an):
    an.is_active = False
    an.save()

    ask_reset(an.email)

    assert list(history_of(an)) == []


def test_who_has_not_arrived_yet_is_invited_once_more(lan):
    user = invite_user(email="ha@park.example", name="Hà", by=lan)

    ask_reset("ha@park.example")

    assert [entry.verb for entry in history_of(user)] == ["invite_again", "invite"]
