"""The steward does not erase, and says why."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.notices.models import Notice
from cungcau.persons.actions import ask_erasure, refuse_erasure


def test_she_is_told_why(an, lan):
    erasure = refuse_erasure(ask_erasure(an, by=an), by=lan, reason="Còn một hợp đồng.")
    drain()

    assert (erasure.state, Notice.objects.get(user=an).facts["reason"]) == ("refused", "Còn một hợp đồng.")


@pytest.mark.parametrize("name", ["an", "ha", "dung", "quang", "guest"])
def test_only_a_steward_refuses(an, name, request):
    with pytest.raises(PermissionDenied):
        refuse_erasure(ask_erasure(an, by=an), by=request.getfixturevalue(name), reason="x")
