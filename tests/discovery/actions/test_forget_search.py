"""A saved search is taken away by its owner."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import forget_search, save_search
from cungcau.discovery.models import SavedSearch
from cungcau.trail.queries import history_of


@pytest.fixture
def saved(an):
    return save_search("Nước thải", "kind=need", by=an)


def test_it_is_gone_and_its_story_stays(saved, an):
    forget_search(saved, by=an)

    assert not SavedSearch.objects.exists()
    assert [entry.verb for entry in history_of(saved)] == ["forget_search", "save_search"]


@pytest.mark.parametrize("other", ["binh", "lan", "guest"])
def test_nobody_else_may(saved, db, request, other):
    with pytest.raises(PermissionDenied):
        forget_search(saved, by=request.getfixturevalue(other))
