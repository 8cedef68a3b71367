import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import queue_mail, set_up_mail_server, tell
from cungcau.notices.models import MailServer, Outgoing
from cungcau.notices.queries import mail_server, pieces_of, unread_count


def test_an_inbox_shows_own_lines_and_opening_one_marks_it(client, lan, an, binh):
    notice = tell(an, "reset", url="/profile/")
    tell(binh, "reset")
    client.force_login(an)

    assert [row["notice"] for row in client.get("/inbox/").context["rows"]] == [notice]
    answer = client.post(f"/inbox/{notice.pid}/")

    assert answer["Location"] == "/profile/"
    assert unread_count(an) == 0
    assert client.get(f"/inbox/{notice.pid}/").status_code == 405


def test_the_line_of_another_does_not_exist(client, lan, an, binh):
    notice = tell(an, "reset")
    client.force_login(binh)

    assert client.post(f"/inbox/{notice.pid}/").status_code == 404


def test_all_are_marked_at_once(client, lan, an):
    tell(an, "reset")
    client.force_login(an)

    client.post("/inbox/read/")

    assert unread_count(an) == 0


@pytest.mark.parametrize("demo", [False, True])
def test_the_outbox_is_the_stewards_and_in_the_demo_others_find_the_mails_to_them(client, settings, demo, lan, an, binh):
    settings.DEMO = demo
    mail = queue_mail("reset", to=an.email)
    pages = ("/outbox/", f"/outbox/{mail.pid}/")

    assert [client.get(page).status_code for page in pages] == [302, 302]
    for reader, found in ((an, [200, 200] if demo else [403, 404]), (binh, [200 if demo else 403, 404]), (lan, [200, 200])):
        client.force_login(reader)
        assert [client.get(page).status_code for page in pages] == found, reader
    assert list(client.get("/outbox/").context["page"]) == [mail]


@pytest.mark.parametrize(("language", "own", "every"), [
    ("vi", "Các thư gửi cho bạn", "Mọi thư hệ thống đã soạn"), ("en", "The mails to you", "Every mail that the house"),
])
def test_the_outbox_of_the_demo_says_whose_mails_it_shows(client, settings, lan, an, binh, language, own, every):
    settings.DEMO = True
    queue_mail("reset", to=binh.email)
    client.cookies["cungcau_language"] = language
    told = {}
    for reader in (an, lan):
        client.force_login(reader)
        text = client.get("/outbox/").content.decode()
        told[reader] = (own in text, every in text, binh.email in text)

    assert told == {an: (True, False, False), lan: (False, True, True)}


@pytest.mark.parametrize("asked", ["invitation", "reset"])
def test_without_a_mail_server_the_demos_steward_finds_the_link_and_it_works(client, settings, lan, an, asked):
    settings.DEMO = True
    if asked == "invitation":
        client.force_login(lan)
        client.post("/people/invite/", {"email": "moi@park.example", "name": "Mới", "language": "vi"})
    else:
        client.post("/forgot/", {"email": an.email})
    drain()
    client.force_login(lan)

    [mail] = client.get("/outbox/").context["page"]
    link = re.search(rf'href="(/{asked}/[^"]+)"', client.get(mail.get_absolute_url()).content.decode())[1]

    assert client.get(link).status_code == 200


def test_the_page_says_that_mails_wait_without_a_server(client, lan):
    queue_mail("reset", to="x@y.example")
    client.force_login(lan)

    assert client.get("/outbox/").context["server"] is None
    MailServer.objects.create(host="mail.park.example")
    assert client.get("/outbox/").context["server"].host == "mail.park.example"


def test_mails_are_shown_by_state(client, lan):
    queue_mail("reset", to="x@y.example")
    Outgoing.objects.update(state="failed")
    waiting = queue_mail("reset", to="z@y.example")
    client.force_login(lan)

    page = client.get("/outbox/", {"state": "waiting"})

    assert list(page.context["page"]) == [waiting]
    assert [(value, count) for value, _label, count in page.context["states"]] == [
        ("", 2),
        ("waiting", 1),
        ("sending", 0),
        ("sent", 0),
        ("failed", 1),
        ("bounced", 0),
    ]


def test_the_list_asks_the_database_as_often_for_three_as_for_one(client, lan, django_assert_num_queries):
    client.force_login(lan)
    queue_mail("reset", to="x@y.example")
    client.get("/outbox/")
    with CaptureQueriesContext(connection) as one:
        client.get("/outbox/")
    for number in range(3):
        queue_mail("reset", to=f"{number}@y.example")

    with django_assert_num_queries(len(one)):
        client.get("/outbox/")


def test_links_of_a_shown_mail_lead_to_this_site(client, settings, lan):
    settings.BASE_URL = "https://point.example"
    mail = queue_mail("reset", to="x@y.example", path="/reset/a/b/")
    client.force_login(lan)

    assert 'href="/reset/a/b/"' in client.get(f"/outbox/{mail.pid}/").content.decode()


def test_addresses_are_cut_out_of_a_text(settings):
    settings.BASE_URL = "https://point.example"

    pieces = pieces_of("See https://point.example/a/ and https://other.example/b.\n")

    assert [(piece.text, piece.href) for piece in pieces] == [
        ("See ", ""),
        ("https://point.example/a/", "/a/"),
        (" and ", ""),
        ("https://other.example/b", "https://other.example/b"),
        (".\n", ""),
    ]


def test_a_failed_mail_is_tried_again_by_the_button(client, lan):
    mail = queue_mail("reset", to="x@y.example")
    Outgoing.objects.update(state="failed")
    client.force_login(lan)

    client.post(f"/outbox/{mail.pid}/retry/")

    assert Outgoing.objects.get().state == "waiting"


def test_the_servers_password_is_kept_and_never_shown(client, lan, an):
    set_up_mail_server(by=SYSTEM, host="mail.park.example", password="geheim-9")
    client.force_login(an)
    assert client.get("/outbox/server/").status_code == 403
    client.force_login(lan)

    page = client.get("/outbox/server/").content.decode()
    client.post(
        "/outbox/server/",
        {
            "host": "post.park.example",
            "port": 25,
            "security": "tls",
            "user": "",
            "password": "",
            "sender": "",
        },
    )

    assert "geheim-9" not in page
    server = mail_server()
    assert (server.host, server.password, server.security) == ("post.park.example", "geheim-9", "tls")


@pytest.mark.parametrize(("language", "words"), [("vi", "không nằm trong cơ sở dữ liệu"), ("en", "in no database and no backup")])
def test_the_page_says_where_the_password_is_kept(client, lan, language, words):
    client.cookies["cungcau_language"] = language
    client.force_login(lan)

    assert words in client.get("/outbox/server/").content.decode()


def test_a_password_that_cannot_be_kept_is_told_at_its_field(client, lan, settings, own_folder):
    (own_folder / "file").touch()
    settings.DATA = own_folder / "file"
    client.force_login(lan)

    answer = client.post("/outbox/server/", {"host": "mail.x.example", "port": 25, "security": "tls", "password": "geheim-9"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["password"])
    assert MailServer.objects.count() == 0


def test_of_a_private_mail_the_steward_reads_to_whom_and_when_alone(client, lan, an):
    mail = queue_mail("reset", to=an.email, is_private=True)
    client.force_login(lan)

    pages = [client.get(page).content.decode() for page in ("/outbox/", f"/outbox/{mail.pid}/")]

    assert [(an.email in page, mail.subject in page) for page in pages] == [(True, False)] * 2
