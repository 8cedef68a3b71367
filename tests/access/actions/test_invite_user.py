import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import invite_user
from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from cungcau.trail.queries import history_of


def test_a_steward_invites_somebody_who_cannot_log_in_yet(lan):
    user = invite_user(email=" Ha@Park.example ", name="Phạm Hà", roles=["moderator"], by=lan)

    assert (user.email, user.is_invited, user.roles) == ("ha@park.example", True, {"moderator"})
    assert [entry.verb for entry in history_of(user)] == ["give_role", "invite"]


def test_an_address_has_one_account(lan, an):
    with pytest.raises(Refused) as refusal:
        invite_user(email="AN@seeker.example", name="Another An", by=lan)

    assert refusal.value.field == "email"
    assert User.objects.filter(email="an@seeker.example").count() == 1


def test_an_unknown_role_leaves_no_account_behind(lan):
    with pytest.raises(Refused):
        invite_user(email="x@park.example", name="X", roles=["emperor"], by=lan)

    assert not User.objects.filter(email="x@park.example").exists()


def test_only_stewards_and_the_house_invite(an):
    with pytest.raises(PermissionDenied):
        invite_user(email="x@park.example", name="X", by=an)

    assert invite_user(email="x@park.example", name="X", by=SYSTEM).pk
