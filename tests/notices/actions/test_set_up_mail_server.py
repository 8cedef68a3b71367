import pytest
from django.core.exceptions import PermissionDenied

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

    assert MailServer.objects.get().password == "geheim"
    assert "geheim" not in str(list(Entry.objects.values_list("facts", "note")))


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
