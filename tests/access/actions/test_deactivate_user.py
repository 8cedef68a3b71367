import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import deactivate_user, reactivate_user
from cungcau.access.models import User
from cungcau.kit.errors import Refused, Stale


def test_an_open_session_ends_at_once_and_stays_ended(client, lan, an):
    client.force_login(an)
    assert client.get("/profile/").status_code == 200

    deactivate_user(an, by=lan)

    assert client.get("/profile/").status_code == 302
    reactivate_user(an, by=lan)
    assert client.get("/profile/").status_code == 302


def test_the_last_steward_cannot_be_shut_out(lan):
    with pytest.raises(Refused):
        deactivate_user(lan, by=lan)

    assert User.objects.get(pk=lan.pk).is_active


def test_the_second_of_two_stewards_is_told_that_it_is_done(lan, an):
    late = User.objects.get(pk=an.pk)
    deactivate_user(an, by=lan)

    with pytest.raises(Stale):
        deactivate_user(late, by=lan)


def test_others_close_no_accounts(an, binh):
    with pytest.raises(PermissionDenied):
        deactivate_user(binh, by=an)
