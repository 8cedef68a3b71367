"""Close it for some days."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import close_days
from cungcau.kit.errors import Refused
from tests.factories.facilities import a_request, moment


def test_nothing_can_be_asked_for_on_these_days_and_the_reason_is_told(facility, quan, an, seeker):
    day = moment(1, 9).date()
    close_days(facility, by=quan, first=day, last=day, reason="Hiệu chuẩn máy")

    with pytest.raises(Refused) as refusal:
        a_request(facility, seeker, an)

    assert "Hiệu chuẩn máy" in str(refusal.value.message)


@pytest.mark.parametrize("name", ["an", "ha", "guest"])
def test_who_may_not_is_refused(facility, name, request):
    with pytest.raises(PermissionDenied):
        close_days(facility, by=request.getfixturevalue(name), first=moment(1, 9).date(), last=moment(1, 9).date())
