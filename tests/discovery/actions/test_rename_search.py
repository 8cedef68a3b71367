"""A saved search gets another name from its owner."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import rename_search, save_search
from cungcau.trail.queries import history_of


@pytest.fixture
def saved(an):
    return save_search("Nước thải", "kind=need", by=an)


def test_it_has_the_new_name_and_remembers(saved, an):
    rename_search(saved, by=an, name="Nhuộm")

    saved.refresh_from_db()
    assert saved.name == "Nhuộm"
    assert [entry.verb for entry in history_of(saved)] == ["rename_search", "save_search"]


@pytest.mark.parametrize("other", ["binh", "lan", "guest"])
def test_nobody_else_may(saved, db, request, other):
    with pytest.raises(PermissionDenied):
        rename_search(saved, by=request.getfixturevalue(other), name="x")
