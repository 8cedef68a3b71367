import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import give_role, take_role
from cungcau.access.models import Role
from cungcau.kit.errors import Refused


def test_a_role_is_taken_back(lan, an):
    give_role(an, "broker", by=lan)

    take_role(an, "broker", by=lan)

    assert an.roles == frozenset()


def test_the_last_steward_stays_a_steward(lan):
    with pytest.raises(Refused) as refusal:
        take_role(lan, "steward", by=lan)

    assert refusal.value.code == "last_steward"
    assert Role.objects.filter(user=lan, name="steward").exists()


def test_with_a_second_steward_the_first_may_go(lan, an):
    give_role(an, "steward", by=lan)

    take_role(lan, "steward", by=an)

    assert not Role.objects.filter(user=lan).exists()


def test_a_closed_account_is_no_second_steward(lan, an):
    Role.objects.create(user=an, name="steward")
    an.is_active = False
    an.save()

    with pytest.raises(Refused):
        take_role(lan, "steward", by=lan)


def test_nobody_else_takes_roles(lan, an):
    with pytest.raises(PermissionDenied):
        take_role(lan, "steward", by=an)
