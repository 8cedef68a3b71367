"""Ask that everything about a person be put together."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.persons.actions import ask_export
from cungcau.persons.models import Export
from cungcau.trail.models import Entry

WORD = {"came_from": "Chị An, qua điện thoại ngày 2/3", "note": "Muốn biết điểm kết nối giữ gì."}


def test_she_asks_for_herself_and_twice_is_once(an):
    first = ask_export(an, by=an)

    assert ask_export(an, by=an) == first
    entry = Entry.objects.get(verb="ask", subject=f"persons.export:{first.pid}")
    assert (entry.actor_name, entry.facts["of"]) == (an.name, f"access.user:{an.pid}")


def test_the_steward_says_of_whom_the_request_came_and_why(an, lan):
    with pytest.raises(Refused):
        ask_export(an, by=lan)

    export = ask_export(an, by=lan, **WORD)

    assert (export.by, export.came_from) == (lan, WORD["came_from"])


@pytest.mark.parametrize("name", ["binh", "ha", "dung", "mai", "son", "quang", "guest"])
def test_nobody_else_asks_about_another(an, name, request):
    with pytest.raises(PermissionDenied):
        ask_export(an, by=request.getfixturevalue(name), **WORD)

    assert Export.objects.count() == 0
