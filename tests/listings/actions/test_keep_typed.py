"""What a person has typed is kept for her alone: once, newest, without a line in the trail."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.ids import new_pid
from cungcau.kit.longform.typed import MOST
from cungcau.kit.policy import visible
from cungcau.listings.actions import keep_typed
from cungcau.listings.unsaved import Autosave
from cungcau.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(seeker, an):
    pid = new_pid()

    def kept(title, number, tab="one", **more):
        return keep_typed(seeker, "need", pid, {"title_vi": [title]}, by=more.pop("by", an), tab=tab, number=number, **more)

    return kept


def test_it_is_kept_under_the_pages_count_and_not_in_the_trail(keep):
    before = Entry.objects.count()

    keep("Lò sấy", 1)
    keep("Lò sấy vải", 2)

    assert [(row.title, row.number) for row in Autosave.objects.all()] == [("Lò sấy vải", 2)]
    assert Entry.objects.count() == before


def test_what_comes_twice_or_late_overwrites_nothing_newer(keep):
    keep("Mới", 5)

    assert [keep("Cũ", number).title for number in (5, 4, 1)] == ["Mới"] * 3


def test_another_window_takes_over_only_what_it_went_on_from(keep):
    first = keep("Cửa sổ một", 3)

    with pytest.raises(Stale):
        keep("Cửa sổ hai", 1, tab="two")
    assert keep("Cửa sổ hai", 1, tab="two", known=first.mark).title == "Cửa sổ hai"
    with pytest.raises(Stale):
        keep("Cửa sổ một", 4)


def test_each_person_has_her_own(keep, an, binh):
    keep("Của An", 1)
    keep("Của Bình", 1, by=binh)

    assert Autosave.objects.count() == 2
    assert [row.title for row in visible(an, Autosave.objects.all())] == ["Của An"]


def test_nobody_else_reads_it_not_even_the_steward(keep, lan, ha, guest):
    keep("Của An", 1)

    assert not any(visible(user, Autosave.objects.all()) for user in (lan, ha, guest))


def test_a_stranger_keeps_nothing(keep):
    with pytest.raises((PermissionDenied, ValueError)):
        keep("Của khách", 1, by=AnonymousUser())


def test_what_is_far_too_long_is_refused(keep):
    with pytest.raises(Refused) as refusal:
        keep("x" * MOST, 1)

    assert refusal.value.code == "too_long"
    assert not Autosave.objects.exists()
