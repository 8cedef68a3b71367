"""A search is kept once; there is a most."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import save_search
from cungcau.discovery.actions.save_search import MOST
from cungcau.discovery.models import SavedSearch
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of


def test_it_is_kept_with_its_story(an):
    saved = save_search("Nước thải", "kind=need", by=an)

    assert SavedSearch.objects.get() == saved
    assert [entry.verb for entry in history_of(saved)] == ["save_search"]


def test_the_same_search_is_saved_once_a_person(an, binh):
    first = save_search("Nước thải", "kind=need", by=an)

    assert save_search("Tên khác", "kind=need", by=an) == first
    assert save_search("Của tôi", "kind=need", by=binh) != first


def test_a_stranger_saves_nothing(guest, db):
    with pytest.raises(PermissionDenied):
        save_search("Nước thải", "kind=need", by=guest)


def test_above_the_most_it_says_what_to_do(an):
    for number in range(MOST):
        SavedSearch.objects.create(user=an, name=str(number), query=f"q={number}")

    with pytest.raises(Refused):
        save_search("Một nữa", "q=x", by=an)
