"""Somebody of a party writes into the log."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import write_entry
from cungcau.brokerage.case_models import LogEntry
from cungcau.kit.errors import IllegalMove
from tests.factories.cases import day, put
from tests.people import employ, person


def test_it_is_read_by_her_side_and_the_version_stays(case, an):
    version = case.version
    entry = write_entry(case, by=an, words="Đã có mặt bằng.")

    case.refresh_from_db()
    assert (entry.shared, entry.writer.role, entry.by, entry.on) == ("demand", "demand", an, day(0))
    assert (case.version, case.last_contact_on) == (version, day(0))


def test_the_second_press_finds_the_first(case, an):
    pressed = [write_entry(case, by=an, words="Đã có.", pid="bcdfghjkmn") for _press in range(2)]

    assert pressed == [LogEntry.objects.get()] * 2


@pytest.mark.parametrize("name", ["binh", "ha", "dung", "lan", "quang", "guest"])
def test_who_is_of_no_party_may_not(case, name, request):
    with pytest.raises(PermissionDenied):
        write_entry(case, by=request.getfixturevalue(name), words="x")


def test_who_only_reads_may_not(case, seeker):
    with pytest.raises(PermissionDenied):
        write_entry(case, by=employ(person("tu", "Vũ Anh Tú"), seeker, "reader"), words="x")


def test_not_once_it_is_over(case, an):
    with pytest.raises(IllegalMove):
        write_entry(put(case, state="lost", reason="price"), by=an, words="x")
