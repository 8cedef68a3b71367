import io
import os

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.files.actions import attach_file, detach_file
from cungcau.files.queries import attached_to
from cungcau.files.storage import content_path
from cungcau.files.tasks import sweep_forgotten_contents


@pytest.fixture
def file(an):
    return attach_file(an, io.BytesIO(b"hello"), "a.txt", by=an)


def test_a_file_is_taken_off_its_record(an, file):
    detach_file(file, by=an)

    assert list(attached_to(an)) == []


def test_others_take_nothing_off(an, binh, file):
    with pytest.raises(PermissionDenied):
        detach_file(file, by=binh)

    assert list(attached_to(an)) == [file]


def test_a_forgotten_content_goes_a_day_later_and_a_shared_one_stays(an, lan, file):
    twin = attach_file(lan, io.BytesIO(b"hello"), "b.txt", by=lan)
    path = content_path(file.sha256)
    os.utime(path, (0, 0))
    detach_file(file, by=an)
    assert sweep_forgotten_contents.call() == 0

    detach_file(twin, by=lan)
    assert sweep_forgotten_contents.call() == 1
    assert not path.exists()


def test_a_content_written_just_now_is_not_swept(an, file):
    detach_file(file, by=an)

    assert sweep_forgotten_contents.call() == 0
    assert content_path(file.sha256).exists()
