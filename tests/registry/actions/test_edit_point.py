"""Change what this installation says of itself."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.registry.actions import edit_point
from cungcau.registry.models import Point
from cungcau.trail.queries import history_of


def test_it_writes_what_is_given_and_remembers_which_columns(point, lan, institute):
    edit_point(point, by=lan, version=1, name_vi="Điểm kết nối Hòa Lạc", code="HHTP", host=institute)

    kept = Point.objects.get()
    assert (kept.name_vi, kept.code, kept.host, kept.version) == ("Điểm kết nối Hòa Lạc", "HHTP", institute, 2)
    assert kept.name_en == "Test connection point"
    assert history_of(kept).first().facts == {"changed": ["code", "name_vi", "host"]}


def test_two_stewards_never_lose_a_change(point, lan):
    other = Point.objects.get()
    edit_point(point, by=lan, version=1, phone="024 000 000")

    with pytest.raises(Stale) as told:
        edit_point(other, by=lan, version=1, phone="024 111 111")

    assert (Point.objects.get().phone, told.value.who) == ("024 000 000", lan.name)


@pytest.mark.parametrize("name", ["an", "ha", "dung", "quang", "guest"])
def test_only_a_steward_may(point, name, request):
    with pytest.raises(PermissionDenied):
        edit_point(point, by=request.getfixturevalue(name), version=1, phone="024 000 000")

    assert Point.objects.get().phone == ""
