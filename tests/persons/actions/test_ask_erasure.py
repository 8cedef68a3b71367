"""Ask that a person be forgotten."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.notices.models import Notice
from cungcau.persons.actions import ask_erasure
from cungcau.persons.models import Erasure

WORD = {"came_from": "Chị An, thư ngày 2/3", "note": "Không còn làm ở công ty."}


def test_she_asks_the_clock_starts_and_the_stewards_are_told_without_a_name(an, lan, settings):
    settings.ERASURE_DAYS = 1
    erasure = ask_erasure(an, by=an)
    drain()

    assert ask_erasure(an, by=an) == erasure
    assert erasure.due_on > erasure.asked_at.date()
    notice = Notice.objects.get(user=lan, kind="persons_erasure")
    assert an.name not in str(notice.facts)


def test_the_steward_says_of_whom_the_request_came(an, lan):
    with pytest.raises(Refused):
        ask_erasure(an, by=lan)
    assert ask_erasure(an, by=lan, **WORD).came_from == WORD["came_from"]


@pytest.mark.parametrize("name", ["binh", "ha", "dung", "mai", "son", "quang", "guest"])
def test_nobody_else_asks_for_another(an, name, request):
    with pytest.raises(PermissionDenied):
        ask_erasure(an, by=request.getfixturevalue(name), **WORD)
    assert Erasure.objects.count() == 0
