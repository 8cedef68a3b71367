"""People of the tests about accounts: Lan is a steward, An and Bình have no role."""

import pytest

from cungcau.access.models import Role, User
from tests.people import PASSWORD


@pytest.fixture
def lan(db):
    user = User.objects.add("lan@park.example", "Trần Thị Lan", password=PASSWORD)
    Role.objects.create(user=user, name="steward")
    return user


@pytest.fixture
def an(db):
    return User.objects.add("an@seeker.example", "Nguyễn Văn An", password=PASSWORD)


@pytest.fixture
def binh(db):
    return User.objects.add("binh@other.example", "Lê Bình", password=PASSWORD)
