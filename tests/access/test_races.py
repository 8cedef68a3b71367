"""Two hands at the same moment, each with its own connection."""


import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import take_role
from cungcau.access.limits import TooMany, count_try
from cungcau.access.models import Attempt, Role, User
from cungcau.kit.errors import Refused
from tests.hands import at_once


@pytest.mark.django_db(transaction=True)
def test_two_stewards_cannot_take_the_role_of_each_other():
    one, two = User.objects.add("one@park.example", "One"), User.objects.add("two@park.example", "Two")
    for user in (one, two):
        Role.objects.create(user=user, name="steward")

    for user in (one, two):
        assert user.roles == {"steward"}

    answers = at_once(lambda: take_role(one, "steward", by=two), lambda: take_role(two, "steward", by=one))

    assert Role.objects.filter(name="steward").count() == 1
    # Told that one must stay, or no steward any more when her turn came.
    assert sum(isinstance(answer, Refused | PermissionDenied) for answer in answers) == 1


@pytest.mark.django_db(transaction=True)
def test_no_more_tries_than_the_limit_pass_at_once():
    answers = at_once(*[lambda: count_try("reset_account", "an@seeker.example")] * 6)

    assert sum(isinstance(answer, TooMany) for answer in answers) >= 3
    assert sum(answer is None for answer in answers) <= 3
    assert Attempt.objects.count() <= 3
