import io

import pytest

from cungcau.files import access
from cungcau.files.actions import attach_file, mark_file
from cungcau.files.models import File
from cungcau.kit.policy import POLICIES, Anyone, can, visible

VERBS = ("read", "attach", "mark", "detach")


@pytest.fixture
def file(an):
    return attach_file(an, io.BytesIO(b"hello"), "a.txt", by=an)


def test_a_file_is_seen_and_changed_by_who_sees_and_changes_its_record(file, an, binh, lan, ha, guest):
    for verb in VERBS:
        answers = [can(user, verb, file) for user in (an, lan, binh, ha, guest)]
        assert answers == [True, True, False, False, False], verb


def test_lists_agree_with_single_answers(file, an, binh, lan, guest):
    for verb in VERBS:
        for user in (an, lan, binh, guest):
            assert visible(user, File.objects.all(), verb).exists() == can(user, verb, file)


def test_an_internal_file_is_for_those_inside_in_lists_and_single_answers(file, an, binh, lan, guest, monkeypatch):
    monkeypatch.setitem(POLICIES["access.user"], "look", [Anyone()])
    access.register("access.user", read="look", inside="read", write="edit")

    answers = {}
    for internal in (False, True):
        mark_file(file, internal=internal, by=an)
        users = (an, lan, binh, guest)
        answers[internal] = [can(user, "read", file) for user in users]
        assert [visible(user, File.objects.all()).exists() for user in users] == answers[internal]

    assert answers == {False: [True, True, True, True], True: [True, True, False, False]}


def test_a_file_whose_record_is_gone_is_nobodys(file, lan):
    File.objects.update(subject_key="gone")
    file.refresh_from_db()

    assert not can(lan, "read", file)
    assert not visible(lan, File.objects.all()).exists()
