"""The index follows the documents: nothing is missed, nothing that the database forgot is kept."""

import shutil

import pytest

from cungcau.discovery.index import Index, _open, here, rebuild
from cungcau.discovery.models import Document, Sequence, write_documents

pytestmark = pytest.mark.django_db
KINDS = ("need", "offer")


def a_document(row, title, body="", kind="offer"):
    document = Document(subject=f"listings.listing:p{row}", kind=kind, row=row, title=title, body=body)
    write_documents([document])
    return document


def found(words, kinds=KINDS):
    return [hit.row for hit in here().search(words, kinds)]


def test_what_was_just_written_is_found_at_once():
    a_document(1, "Máy sấy bơm nhiệt")
    assert found("bơm nhiệt") == [1]

    a_document(2, "Bơm nhiệt nước nóng")
    assert sorted(found("bơm nhiệt")) == [1, 2]


@pytest.mark.parametrize("words", ["nước thải", "nuoc thai", "NƯỚC THẢI", "nước thải dệt", "xu ly nuoc thai det nhuom"])
def test_words_are_found_with_and_without_marks(words):
    a_document(1, "Xử lý nước thải dệt nhuộm")
    a_document(2, "Robot hàn hồ quang")

    assert found(words) == [1]


@pytest.mark.parametrize("slip", ["polyestr", "pholyester", "polyetser"])
def test_a_slip_of_the_hand_is_forgiven_in_a_long_word(slip):
    a_document(1, "", "Nước thải nhuộm polyester")

    assert found(slip) == [1]


def test_where_nothing_has_all_the_words_some_of_them_will_do():
    a_document(1, "Robot hàn hồ quang")
    a_document(2, "Máy hàn siêu âm")
    a_document(3, "Màng lọc nano")

    assert sorted(found("robo hàn")) == [1, 2]
    assert found("robot hàn") == [1]


def test_the_kind_narrows():
    a_document(1, "Màng lọc nano", kind="need")
    a_document(2, "Màng lọc nano", kind="offer")

    assert (found("màng lọc", ["need"]), found("màng lọc", ["offer"])) == ([1], [2])


def test_a_title_weighs_more_than_a_body():
    a_document(1, "Thiết bị khác", "có nhắc đến màng lọc nano một lần")
    a_document(2, "Màng lọc nano", "thiết bị")

    assert found("màng lọc nano") == [2, 1]


def test_what_is_gone_is_not_found():
    a_document(1, "Màng lọc nano")
    assert found("nano") == [1]

    a_document(1, "", kind="gone")

    assert found("nano") == []


def test_a_changed_document_is_found_by_its_new_words_only():
    a_document(1, "Màng lọc nano")
    a_document(1, "Robot hàn")

    assert (found("nano"), found("robot")) == ([], [1])


def test_a_database_that_went_back_is_followed_back():
    a_document(1, "Màng lọc nano")
    a_document(2, "Màng lọc gốm")
    assert sorted(found("màng lọc")) == [1, 2]

    Document.objects.filter(row=2).delete()
    Sequence.objects.update(last=1)

    assert found("màng lọc") == [1]


def test_an_index_that_cannot_be_read_is_built_again():
    a_document(1, "Màng lọc nano")
    assert found("nano") == [1]
    folder = here().folder
    for path in folder.iterdir():
        path.write_bytes(b"broken")
    _open.cache_clear()

    assert found("nano") == [1]


def test_the_half_written_files_of_a_killed_process_do_not_stand_in_the_way(tmp_path):
    """The files of a commit are there, but the line that makes them count is not."""
    a_document(1, "Màng lọc nano")
    a_document(2, "Màng lọc gốm")
    assert sorted(found("màng lọc")) == [1, 2]
    folder, copy = here().folder, tmp_path / "copy"
    shutil.copytree(folder, copy)
    a_document(1, "Robot hàn")
    Index(copy).refresh()
    for path in copy.iterdir():
        if path.suffix == ".del" or path.name == ".managed.json":
            shutil.copy(path, folder)
    assert list(folder.glob("*.del"))

    assert (found("robot"), found("màng lọc")) == ([1], [2])


def test_where_the_index_cannot_be_written_searches_go_on_with_what_it_has(monkeypatch):
    a_document(1, "Màng lọc nano")
    assert found("nano") == [1]
    index, real = here(), here().index

    class Full:
        def __getattr__(self, name):
            return getattr(real, name)

        def writer(self, **options):
            raise ValueError("no space left on the device")

    a_document(2, "Màng lọc nano")
    with monkeypatch.context() as patched:
        patched.setattr(index, "_opened", Full)
        assert found("nano") == [1]

    assert sorted(found("nano")) == [1, 2]


def test_it_can_be_rebuilt_from_nothing():
    a_document(1, "Màng lọc nano")
    a_document(2, "Robot hàn")

    assert rebuild() == 2
    assert found("robot") == [2]


def test_numbers_are_taken_in_order_and_never_twice():
    numbers = [a_document(row, f"tin {row}").number for row in (1, 2, 1, 3)]

    assert numbers == [1, 2, 3, 4]
    assert Document.objects.count() == 3


@pytest.mark.parametrize("words", ["", "   ", "???", "a" * 5000, "\"' OR 1=1 --", "field:value AND (", "\\", "*", "và"])
def test_any_words_are_only_words(words):
    a_document(1, "Màng lọc nano")

    assert isinstance(found(words), list)
