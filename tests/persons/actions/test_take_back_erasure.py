"""She who asked does not want it any more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.persons.actions import ask_erasure, take_back_erasure


def test_nothing_is_erased(an):
    assert take_back_erasure(ask_erasure(an, by=an), by=an).state == "taken_back"
    an.refresh_from_db()
    assert an.name == "Nguyễn Thị An"


@pytest.mark.parametrize("name", ["binh", "lan", "ha", "guest"])
def test_only_who_asked_takes_it_back(an, name, request):
    with pytest.raises(PermissionDenied):
        take_back_erasure(ask_erasure(an, by=an), by=request.getfixturevalue(name))
