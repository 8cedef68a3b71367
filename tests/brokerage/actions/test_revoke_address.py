"""An address for answers is taken back."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import revoke_address
from cungcau.brokerage.message_addressees import addressee_with
from tests.factories.messages import token_for


def test_it_is_known_as_taken_back_and_the_day_stays(case, dung, an):
    given = token_for(case, an, party=case.parties.get(role="demand"))

    revoke_address(case, by=dung, addressee=given)
    day = given.revoked_at
    revoke_address(case, by=dung, addressee=given)

    assert addressee_with(given.token).revoked_at == day
    assert day is not None


@pytest.mark.parametrize("name", ["an", "ha", "lan", "guest"])
def test_who_does_not_work_on_it_may_not(case, dung, name, request):
    with pytest.raises(PermissionDenied):
        revoke_address(case, by=request.getfixturevalue(name), addressee=token_for(case, dung))
