"""An officer asks for an address to which she can forward mail into a case."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import give_address
from cungcau.trail.queries import history_of


def test_it_is_hers_alone_and_the_same_each_time(case, dung):
    given = [give_address(case, by=dung) for _press in range(2)]

    assert given[0] == given[1]
    assert (given[0].user, given[0].party, given[0].email) == (dung, None, dung.email)
    assert history_of(case)[0].verb == "give_address"
    assert given[0].token not in str(history_of(case)[0].facts) + history_of(case)[0].note


@pytest.mark.parametrize("name", ["an", "ha", "lan", "guest"])
def test_who_does_not_work_on_it_may_not(case, name, request):
    with pytest.raises(PermissionDenied):
        give_address(case, by=request.getfixturevalue(name))
