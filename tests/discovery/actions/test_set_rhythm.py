"""How often a saved search tells: its owner's choice."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.discovery.actions import save_search, set_rhythm
from cungcau.discovery.models import SavedSearch


@pytest.fixture
def saved(an):
    search = save_search("Nước thải", "kind=need", by=an)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    search.refresh_from_db()
    return search


def test_a_new_one_tells_daily_without_mail(saved):
    assert (saved.rhythm, saved.by_mail) == ("daily", False)


def test_it_is_set_and_what_was_not_told_yet_is_told_in_the_new_rhythm(saved, an):
    before = saved.told_from
    set_rhythm(saved, by=an, rhythm="weekly", by_mail=True)

    saved.refresh_from_db()
    assert (saved.rhythm, saved.by_mail, saved.told_from) == ("weekly", True, before)


def test_after_a_time_of_silence_it_tells_from_now_on(saved, an):
    before = saved.told_from
    set_rhythm(saved, by=an, rhythm="none", by_mail=False)
    set_rhythm(saved, by=an, rhythm="at_once", by_mail=False)

    assert saved.told_from > before + timedelta(days=6)


def test_nobody_else_sets_it(saved, binh, lan):
    for other in (binh, lan):
        with pytest.raises(PermissionDenied):
            set_rhythm(saved, by=other, rhythm="none", by_mail=False)
