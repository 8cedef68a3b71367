"""Take something off the block list."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import block_sender, unblock_sender
from tests.factories.submissions import TOLD, a_sent

pytestmark = pytest.mark.django_db


def test_what_comes_from_there_is_answered_again(lan):
    block = block_sender(by=lan, kind="address", value=TOLD["email"])
    assert a_sent().state == "spam"

    unblock_sender(block, by=lan)

    assert a_sent().state == "sent"


def test_who_may_not_is_refused(lan, ha):
    with pytest.raises(PermissionDenied):
        unblock_sender(block_sender(by=lan, kind="address", value="a@b.example"), by=ha)
