from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.access.limits import (
    LIMITS,
    TooMany,
    count_try,
    forget_old_tries,
    forget_tries,
    key_of,
    network_of,
)
from cungcau.access.models import Attempt


@pytest.mark.django_db
def test_the_limit_passes_and_one_more_does_not():
    for _ in range(LIMITS["reset_account"].most):
        count_try("reset_account", "an@seeker.example")

    with pytest.raises(TooMany) as refusal:
        count_try("reset_account", "AN@seeker.example ")

    assert timedelta(minutes=59) < refusal.value.wait <= timedelta(hours=1)
    assert Attempt.objects.count() == 3


@pytest.mark.django_db
def test_others_are_not_held_up():
    for _ in range(3):
        count_try("reset_account", "an@seeker.example")

    count_try("reset_account", "binh@other.example")

    assert Attempt.objects.filter(key=key_of("reset_account", "binh@other.example")).count() == 1


@pytest.mark.django_db
def test_old_tries_no_longer_count_and_are_forgotten():
    key = key_of("reset_account", "an@seeker.example")
    for _ in range(3):
        Attempt.objects.create(key=key, at=timezone.now() - timedelta(hours=2))

    count_try("reset_account", "an@seeker.example")

    assert forget_old_tries() == 3
    assert Attempt.objects.filter(key=key).count() == 1


@pytest.mark.django_db
def test_a_success_wipes_the_slate():
    count_try("login_account", "an@seeker.example")

    forget_tries("login_account", "an@seeker.example")

    assert not Attempt.objects.exists()


def test_addresses_are_not_kept_in_clear():
    assert "an@" not in key_of("login_account", "an@seeker.example")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8::1:2:3:4", "2001:db8::"),
        ("2001:db8::9", "2001:db8::"),
        ("", "unknown"),
    ],
)
def test_one_subscriber_is_one_network(address, network):
    assert network_of(address) == network
