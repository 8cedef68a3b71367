"""A broker writes to a side, to all, or to her colleagues alone."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.message_models import Message
from cungcau.files.models import File
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.trail.queries import history_of
from tests.factories.cases import day, put
from tests.factories.messages import a_message, a_pdf, upload


def test_it_stands_in_the_log_and_is_a_contact(case, dung):
    version = case.version
    message = a_message(case, dung, shared="demand")

    case.refresh_from_db()
    assert (message.entry.words, message.entry.shared, message.is_sealed) == ("Mời hai bên họp thứ Ba.", "demand", True)
    assert (case.last_contact_on, case.version) == (day(0), version)
    assert history_of(case)[0].verb == "message"
    assert "Mời" not in str(history_of(case)[0].facts)


def test_among_colleagues_it_is_no_contact(case, dung):
    a_message(case, dung, shared="none")

    case.refresh_from_db()
    assert case.last_contact_on is None


def test_the_second_press_finds_the_first(case, dung):
    pressed = [a_message(case, dung, pid="bcdfghjkmn") for _press in range(2)]

    assert pressed == [Message.objects.get()] * 2


def test_a_file_that_is_not_taken_stops_all_of_it(case, dung):
    with pytest.raises(Refused, match="program"):
        a_message(case, dung, files=[a_pdf(), upload(b"MZ\x90\x00", "bao-gia.pdf")])

    assert not Message.objects.exists()
    assert not case.log.exists()
    assert not File.objects.exists()


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "mai", "lan", "quang", "guest"])
def test_who_does_not_work_on_it_may_not(case, name, request):
    with pytest.raises(PermissionDenied):
        a_message(case, request.getfixturevalue(name))


def test_not_once_it_is_over(case, dung):
    with pytest.raises(IllegalMove):
        a_message(put(case, state="lost", reason="price"), dung)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
