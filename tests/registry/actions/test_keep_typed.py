"""What a person has typed into a form of the registry is kept for her alone: once, newest, without a line in the trail."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.ids import new_pid
from cungcau.kit.longform.typed import MOST
from cungcau.kit.policy import visible
from cungcau.registry.actions import keep_typed
from cungcau.registry.models import Autosave
from cungcau.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(an):
    pid = new_pid()

    def kept(name, number, tab="one", **more):
        by = more.pop("by", an)
        return keep_typed("organisation", pid, {"name_vi": [name]}, by=by, tab=tab, number=number, **more)

    return kept


def test_it_is_kept_under_the_pages_count_and_not_in_the_trail(keep):
    before = Entry.objects.count()

    keep("Sao", 1)
    keep("Sao Mai", 2)
    keep("Sa", 1)  # came late

    assert [(row.title, row.number) for row in Autosave.objects.all()] == [("Sao Mai", 2)]
    assert Entry.objects.count() == before


def test_another_window_takes_over_only_what_it_went_on_from(keep):
    first = keep("Cửa sổ một", 3)

    with pytest.raises(Stale):
        keep("Cửa sổ hai", 1, tab="two")
    assert keep("Cửa sổ hai", 1, tab="two", known=first.mark).title == "Cửa sổ hai"


def test_nobody_else_reads_it_neither_her_colleague_nor_the_steward(keep, an, binh, lan, dung, guest):
    keep("Của An", 1)
    keep("Của Bình", 1, by=binh)

    assert {user: [row.title for row in visible(user, Autosave.objects.all())] for user in (an, binh, lan, dung, guest)} == {
        an: ["Của An"], binh: ["Của Bình"], lan: [], dung: [], guest: [],
    }  # fmt: skip


def test_a_stranger_keeps_nothing_and_what_is_far_too_long_is_refused(keep):
    with pytest.raises((PermissionDenied, ValueError)):
        keep("Của khách", 1, by=AnonymousUser())
    with pytest.raises(Refused):
        keep("x" * MOST, 1)

    assert not Autosave.objects.exists()
