import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import send_reset
from cungcau.trail.queries import history_of


def test_a_steward_has_a_link_sent(lan, an):
    send_reset(an, by=lan)

    assert [(entry.verb, entry.actor_name) for entry in history_of(an)] == [("ask_reset", "Trần Thị Lan")]


def test_others_have_none_sent(an, binh):
    with pytest.raises(PermissionDenied):
        send_reset(an, by=binh)
