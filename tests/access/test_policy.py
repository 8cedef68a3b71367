"""Who may do what with An's account: written out by hand."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cungcau.access.models import User
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible

OPEN = {
    "khach": set(),
    "binh": set(),
    "an": {"read", "accept_invitation", "reset_password", "change_password", "edit"},
    "lan": {
        "read",
        "read_list",
        "invite",
        "invite_again",
        "ask_reset",
        "edit",
        "give_role",
        "take_role",
        "deactivate",
    },
    "house": {"invite", "invite_again", "ask_reset", "give_role", "deactivate"},
}
CLOSED = {
    "khach": set(),
    "binh": set(),
    "an": set(),
    "lan": {"read", "read_list", "invite", "edit", "take_role", "reactivate", "erase"},
    "house": {"invite", "give_role", "erase"},
}


@pytest.fixture
def who(lan, an, binh):
    return {"khach": AnonymousUser(), "binh": binh, "an": an, "lan": lan, "house": SYSTEM}


@pytest.mark.parametrize("person", OPEN)
@pytest.mark.parametrize(("is_active", "expected"), [(True, OPEN), (False, CLOSED)])
def test_the_table_says_who_may(who, an, person, is_active, expected):
    an.is_active = is_active
    an.save()

    allowed = {verb for verb in POLICIES["access.user"] if can(who[person], verb, an)}

    assert allowed == expected[person]


@pytest.mark.parametrize("person", OPEN)
def test_lists_agree_with_single_answers(who, an, person):
    for is_active in (True, False):
        an.is_active = is_active
        an.save()
        for verb in POLICIES["access.user"]:
            shown = visible(who[person], User.objects.all(), verb).filter(pk=an.pk).exists()
            assert shown == can(who[person], verb, an), (person, verb, is_active)
