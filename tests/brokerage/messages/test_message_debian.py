"""The whole way of a message through Debian's own servers: out by Postfix, into a box of Dovecot, and back into the case."""

import smtplib

import pytest

from cungcau.brokerage.actions import send_message
from cungcau.brokerage.message_box import fetch_mail
from cungcau.brokerage.message_models import IncomingMail, Message
from tests.brokerage.messages.debian import SERVER, mail_servers, until, why_not
from tests.brokerage.messages.servers import PASSWORD, USER, Box, Post
from tests.brokerage.messages.test_message_exchange import all_sent, answer
from tests.factories.messages import IMAP, a_pdf

REASON = why_not()
pytestmark = [
    pytest.mark.skipif(bool(REASON), reason=REASON), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("point", "lan"),
]  # fmt: skip


@pytest.fixture(scope="module")
def elsewhere():
    """The mail server of everybody else: it takes what the point's own server sends on."""
    office = Post(None)
    office.controller.start()
    yield office
    office.controller.stop()


@pytest.fixture(scope="module")
def ports(elsewhere):
    with mail_servers(elsewhere.controller.port) as found:
        yield found


@pytest.fixture
def box(ports, settings, elsewhere):
    settings.IMAP = {**IMAP, "port": ports.imap, "user": USER, "password": PASSWORD, "authserv": SERVER}
    settings.MAIL = {
        "host": "127.0.0.1", "port": ports.out, "user": "", "password": "", "security": "none",
        "sender": "Điểm kết nối <point@park.example>",
    }  # fmt: skip
    elsewhere.letters.clear()
    found = Box(ports.imap)
    yield found
    found.empty()


def hand_in(port, mail):
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        client.send_message(mail, from_addr=str(mail["From"]))


def notice_to(elsewhere, user, words):
    """The mail as it came out of Postfix."""
    found = until(lambda: [one for one in elsewhere.to(user.email) if words in one.get_content()], "the notice")
    return found[-1]


def test_a_notice_goes_out_by_postfix_and_the_answer_comes_back_by_dovecot(case, dung, an, box, ports, elsewhere):
    asked = send_message(case, by=dung, words="Thứ Ba họp được không?", shared="demand")
    all_sent()
    letter = notice_to(elsewhere, an, "Thứ Ba họp")
    assert any(SERVER in line for line in letter.get_all("Received")), "it has gone through Postfix"

    mail = answer(letter, "Được, tại xưởng.")
    mail.add_attachment(a_pdf().read(), maintype="application", subtype="pdf", filename="sơ đồ.pdf")
    hand_in(ports.honest, mail)
    until(lambda: box.count("INBOX"), "the answer in the box")

    assert dict(fetch_mail()) == {"entered": 1}
    message = Message.objects.get(way="mail")
    assert (message.entry.words, message.entry.by, message.entry.shared, message.reply_to) == (
        "Được, tại xưởng.", an, "demand", asked
    )  # fmt: skip
    assert (box.count("INBOX"), box.count("Processed")) == (0, 1)
    assert fetch_mail() == {}


def test_who_only_says_that_she_is_the_sender_does_not_come_in(case, dung, an, box, ports, elsewhere):
    """The mail brings along a line in which the server's own name vouches for it; the server writes its finding above."""
    send_message(case, by=dung, words="Hẹn ở đâu?", shared="demand")
    all_sent()
    mail = answer(notice_to(elsewhere, an, "Hẹn ở đâu"), "Chuyển tiền vào tài khoản này.")
    mail["Authentication-Results"] = f"{SERVER}; dmarc=pass header.from=demo.example"
    hand_in(ports.forged, mail)
    until(lambda: box.count("INBOX"), "the forged mail in the box")

    assert "entered" not in dict(fetch_mail())

    assert not Message.objects.filter(way="mail").exists()
    assert IncomingMail.objects.get().state == "held"


def test_an_unknown_sender_waits_for_a_broker(case, dung, an, box, ports, elsewhere):
    send_message(case, by=dung, words="Giá bao nhiêu?", shared="demand")
    all_sent()
    mail = answer(notice_to(elsewhere, an, "Giá bao nhiêu"), "Tôi trả lời thay.")
    mail.replace_header("From", "Người Lạ <la@demo.example>")
    hand_in(ports.honest, mail)
    until(lambda: box.count("INBOX"), "the mail in the box")

    fetch_mail()

    assert (Message.objects.filter(way="mail").count(), IncomingMail.objects.get().state) == (0, "held")
