import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import give_role
from cungcau.access.models import Role
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of


def test_a_given_role_is_seen_at_once_and_remembered(lan, an):
    assert an.roles == frozenset()

    give_role(an, "broker", by=lan)

    assert an.roles == {"broker"}
    assert history_of(an).get().facts == {"role": "broker"}


def test_giving_it_twice_changes_nothing(lan, an):
    give_role(an, "broker", by=lan)
    give_role(an, "broker", by=lan)

    assert Role.objects.filter(user=an).count() == 1
    assert history_of(an).count() == 1


def test_there_are_no_other_roles(lan, an):
    with pytest.raises(Refused):
        give_role(an, "emperor", by=lan)


def test_nobody_without_the_stewards_role_gives_one(an, binh):
    with pytest.raises(PermissionDenied):
        give_role(an, "steward", by=an)
    with pytest.raises(PermissionDenied):
        give_role(an, "steward", by=binh)
