import io
from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.files.actions import attach_file
from cungcau.files.models import File
from cungcau.files.queries import attached_to, may_attach
from cungcau.files.storage import content_path
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of
from tests.files.conftest import picture


def attach(thing, name, content, by):
    return attach_file(thing, io.BytesIO(content), name, by=by)


def test_a_file_is_kept_under_its_fingerprint_and_remembered(an):
    file = attach(an, "mô tả.pdf", b"%PDF-1.7 x", an)

    assert list(attached_to(an)) == [file]
    assert (file.name, file.size, file.content_type, file.uploaded_by) == (
        "mô tả.pdf",
        10,
        "application/pdf",
        an,
    )
    assert content_path(file.sha256).read_bytes() == b"%PDF-1.7 x"
    assert [entry.verb for entry in history_of(file)] == ["attach"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a.png", "a.png"),
        ("a.PNG", "a.PNG"),
        ("photo.jpg", "photo.png"),
        ("run.exe", "run.png"),
        ("noname", "noname.png"),
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\an\\a.png", "a.png"),
        ("a\r\nb.png", "ab.png"),
        (".png", ".png.png"),
    ],
)
def test_the_name_is_cleaned_and_gets_the_ending_of_its_content(an, given, kept):
    assert attach(an, given, picture(), an).name == kept


def test_a_renamed_program_is_refused_by_its_content(an):
    with pytest.raises(Refused) as refusal:
        attach(an, "invoice.pdf", b"MZ\x90\x00program", an)

    assert (refusal.value.code, refusal.value.field) == ("program", "upload")
    assert not File.objects.exists()


def test_empty_and_too_large_files_are_refused(an, settings):
    settings.UPLOAD_LIMIT_MB = 1

    with pytest.raises(Refused) as empty:
        attach(an, "a.txt", b"", an)
    with pytest.raises(Refused) as large:
        attach(an, "a.txt", b"x" * (1024 * 1024 + 1), an)

    assert (empty.value.code, large.value.code) == ("empty_file", "file_too_large")
    assert attach(an, "a.txt", b"x" * (1024 * 1024), an).size == 1024 * 1024


def test_only_who_may_edit_the_record_attaches_to_it(an, binh):
    assert (may_attach(an, an), may_attach(binh, an)) == (True, False)

    with pytest.raises(PermissionDenied):
        attach(an, "a.txt", b"hello", binh)


def test_a_record_that_is_not_registered_takes_no_files(an, lan):
    from cungcau.access.models import Role

    with pytest.raises(PermissionDenied):
        attach(Role.objects.first(), "a.txt", b"hello", lan)


def test_there_is_an_end_to_the_number_of_files(an, monkeypatch):
    monkeypatch.setattr(import_module("cungcau.files.actions.attach_file"), "MOST", 2)
    attach(an, "a.txt", b"1", an)
    attach(an, "b.txt", b"2", an)

    with pytest.raises(Refused) as refusal:
        attach(an, "c.txt", b"3", an)

    assert refusal.value.code == "too_many_files"
