"""An address is right again when its owner says so."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.notices.actions import confirm_address
from cungcau.notices.models import BouncingAddress
from cungcau.notices.queries import stopped_address


@pytest.fixture
def row(an):
    return BouncingAddress.objects.create(email=an.email, bounces=3)


def test_her_own_address_takes_digests_again(row, an):
    assert stopped_address(an.email)
    confirm_address(row, by=an)

    assert stopped_address(an.email) is None


def test_nobody_confirms_for_another(row, an, binh, lan):
    for other in (binh, lan):
        with pytest.raises(PermissionDenied):
            confirm_address(row, by=other)
    assert stopped_address(an.email)


def test_the_profile_says_so_and_has_the_button(row, an, lan, point, client):
    client.force_login(an)
    assert "/inbox/address/" in client.get("/profile/").content.decode()

    client.post("/inbox/address/")

    assert "/inbox/address/" not in client.get("/profile/").content.decode()
    assert stopped_address(an.email) is None
