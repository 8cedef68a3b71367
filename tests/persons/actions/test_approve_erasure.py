"""The steward lets a person be forgotten."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Refused
from cungcau.persons.actions import approve_erasure, ask_erasure


def test_of_two_presses_one_counts(an, lan):
    erasure = ask_erasure(an, by=an)
    approve_erasure(erasure, by=lan)

    assert erasure.state == "approved"
    with pytest.raises(IllegalMove):
        approve_erasure(erasure, by=lan)


def test_the_last_steward_is_not_forgotten(lan):
    with pytest.raises(Refused):
        approve_erasure(ask_erasure(lan, by=lan), by=lan)


@pytest.mark.parametrize("name", ["an", "binh", "ha", "dung", "mai", "son", "quang", "guest"])
def test_only_a_steward_decides(an, lan, name, request):
    with pytest.raises(PermissionDenied):
        approve_erasure(ask_erasure(an, by=an), by=request.getfixturevalue(name))
