import stat

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import set_up_mail_server
from cungcau.notices.models import MailServer
from cungcau.notices.queries import mail_server
from cungcau.trail.models import Entry


def test_the_house_learns_where_its_mail_leaves(lan):
    set_up_mail_server(
        by=lan,
        host="mail.park.example",
        port=25,
        user="point@park.example",
        password="geheim",
        security="none",
    )

    server = mail_server()
    assert (server.host, server.port, server.sender) == ("mail.park.example", 25, "point@park.example")
    assert "geheim" not in repr(server)


def test_a_password_not_given_stays_and_is_nowhere_in_the_trail(lan):
    set_up_mail_server(by=SYSTEM, host="mail.park.example", password="geheim")
    set_up_mail_server(by=lan, host="post.park.example")

    assert (mail_server().host, mail_server().password) == ("post.park.example", "geheim")
    assert "geheim" not in str(list(Entry.objects.values_list("facts", "note")))


@pytest.mark.django_db
def test_the_password_is_in_a_file_for_its_owner_alone_and_nowhere_in_the_database(own_folder):
    set_up_mail_server(by=SYSTEM, host="mail.park.example", password="cũ")
    set_up_mail_server(by=SYSTEM, host="mail.park.example", password="bí-mật thư #1 ")

    files = [(path.name, stat.S_IMODE(path.stat().st_mode), path.read_text(encoding="utf-8")) for path in own_folder.iterdir()]
    assert files == [("mail-password", 0o600, "bí-mật thư #1 ")]
    assert mail_server().password == "bí-mật thư #1 "
    assert "password" not in {field.name for field in MailServer._meta.get_fields()}


@pytest.mark.django_db
def test_a_password_written_by_hand_is_read_without_its_line_end_and_an_empty_one_is_forgotten(own_folder):
    set_up_mail_server(by=SYSTEM, host="mail.park.example", user="point")
    (own_folder / "mail-password").write_text("geheim\n")
    read = mail_server().password
    set_up_mail_server(by=SYSTEM, host="mail.park.example", user="point", password="")

    assert (read, mail_server().password, list(own_folder.iterdir())) == ("geheim", "", [])


@pytest.mark.django_db
def test_the_environment_goes_before_the_file(settings):
    set_up_mail_server(by=SYSTEM, host="mail.park.example", password="geheim")
    settings.MAIL = {**settings.MAIL, "password": "from-outside"}

    assert (mail_server().host, mail_server().password) == ("mail.park.example", "from-outside")


@pytest.mark.parametrize(("language", "words"), [("vi", "Không lưu được mật khẩu"), ("en", "The password could not be kept")])
def test_a_password_that_cannot_be_kept_is_told_and_nothing_is_changed(lan, settings, own_folder, language, words):
    (own_folder / "file").touch()
    settings.DATA = own_folder / "file"

    with translation.override(language), pytest.raises(Refused, match="password_not_kept") as told:
        set_up_mail_server(by=lan, host="mail.park.example", password="geheim")

    assert (words in str(told.value.message), told.value.field) == (True, "password")
    assert (MailServer.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_an_empty_host_stops_sending():
    set_up_mail_server(by=SYSTEM, host="mail.park.example")
    set_up_mail_server(by=SYSTEM, host="")

    assert mail_server() is None


def test_unknown_encryption_and_unknown_people_are_refused(lan, an):
    with pytest.raises(Refused):
        set_up_mail_server(by=lan, host="mail.park.example", security="rot13")
    with pytest.raises(PermissionDenied):
        set_up_mail_server(by=an, host="mail.park.example")
