"""Measuring the point's own proposals compares by the meanings that the database holds, and writes none."""

import pytest

from cungcau.discovery.models import Vector
from cungcau.terminal.meaning import _shelf

pytestmark = pytest.mark.django_db


def test_what_the_point_has_read_is_there_and_what_is_read_now_stays_in_memory():
    Vector.objects.create(key="a" * 40, model="m", halves=b"12")

    shelf = _shelf("m", at_point=True)
    shelf.put({"b" * 40: b"34"})

    assert shelf.get(["a" * 40, "b" * 40, "c" * 40]) == {"a" * 40: b"12", "b" * 40: b"34"}
    assert Vector.objects.count() == 1
