"""Looking at a saved search: what is there now is not new any more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import save_search, see_search
from cungcau.trail.queries import history_of


@pytest.fixture
def saved(an):
    return save_search("Nước thải", "kind=need", by=an)


def test_the_moment_is_kept(saved, an):
    before = saved.seen_at

    see_search(saved, by=an)

    saved.refresh_from_db()
    assert saved.seen_at > before
    assert [entry.verb for entry in history_of(saved)] == ["see_search", "save_search"]


@pytest.mark.parametrize("other", ["binh", "lan", "guest"])
def test_nobody_else_may(saved, db, request, other):
    with pytest.raises(PermissionDenied):
        see_search(saved, by=request.getfixturevalue(other))
