import io

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.files.actions import attach_file, mark_file
from cungcau.trail.queries import history_of


@pytest.fixture
def file(an):
    return attach_file(an, io.BytesIO(b"hello"), "a.txt", by=an)


def test_a_file_is_kept_inside_and_opened_again(file, an):
    before = file.is_internal
    mark_file(file, internal=True, by=an)
    file.refresh_from_db()
    inside = file.is_internal
    mark_file(file, internal=False, by=an)
    file.refresh_from_db()

    assert (before, inside, file.is_internal) == (False, True, False)
    assert [entry.verb for entry in history_of(file)] == ["mark", "mark", "attach"]


def test_who_may_not_change_the_record_marks_nothing(file, binh):
    with pytest.raises(PermissionDenied):
        mark_file(file, internal=True, by=binh)

    file.refresh_from_db()
    assert file.is_internal is False
