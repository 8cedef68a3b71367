import pytest
from django.core.exceptions import PermissionDenied

from cungcau.notices.actions import mark_all_read, mark_read, tell
from cungcau.notices.queries import unread_count


def test_a_read_line_is_no_longer_new(an):
    notice = tell(an, "reset")
    assert unread_count(an) == 1

    mark_read(notice, by=an)

    assert unread_count(an) == 0


def test_nobody_reads_the_inbox_of_others(an, binh, lan):
    notice = tell(an, "reset")

    for other in (binh, lan):
        with pytest.raises(PermissionDenied):
            mark_read(notice, by=other)
    assert mark_all_read(by=binh) == 0
    assert unread_count(an) == 1


def test_all_lines_at_once(an, binh):
    tell(an, "reset")
    tell(an, "reset")
    tell(binh, "reset")

    assert mark_all_read(by=an) == 2
    assert (unread_count(an), unread_count(binh)) == (0, 1)
