"""Put an address, a domain, a network or words on the block list."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import block_sender
from cungcau.intake.models import Block
from cungcau.kit.errors import Refused

pytestmark = pytest.mark.django_db


def test_it_is_on_the_list_once(lan):
    block_sender(by=lan, kind="domain", value=" Spam.Example ")

    with pytest.raises(Refused):
        block_sender(by=lan, kind="domain", value="spam.example")

    assert list(Block.objects.values_list("kind", "value")) == [("domain", "spam.example")]


@pytest.mark.parametrize("name", ["an", "ha", "dung", "guest"])
def test_who_may_not_is_refused(name, request):
    with pytest.raises(PermissionDenied):
        block_sender(by=request.getfixturevalue(name), kind="domain", value="spam.example")
