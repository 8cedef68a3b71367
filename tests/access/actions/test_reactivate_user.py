import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import deactivate_user, reactivate_user
from cungcau.access.models import User
from tests.people import PASSWORD


def test_the_person_can_log_in_again(client, lan, an):
    deactivate_user(an, by=lan)
    assert client.login(username=an.email, password=PASSWORD) is False

    reactivate_user(an, by=lan)

    assert client.login(username=an.email, password=PASSWORD) is True


def test_an_open_account_is_not_opened(lan, an):
    with pytest.raises(PermissionDenied):
        reactivate_user(an, by=lan)

    assert User.objects.get(pk=an.pk).is_active
