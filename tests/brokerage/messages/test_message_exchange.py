"""The whole way of a message through real servers, out by SMTP and back by IMAP; and what dies in the middle."""

import os
import re
import signal
import smtplib
from email.message import EmailMessage
from email.utils import make_msgid

import pytest
from django.db import connections

from cungcau.brokerage import message_arrival, message_box
from cungcau.brokerage.actions import pass_on_message, send_message
from cungcau.brokerage.message_box import Unreachable, fetch_mail
from cungcau.brokerage.message_models import IncomingMail, Message
from cungcau.config import checks
from cungcau.config.commands import fetch_mail as fetch_mail_cli
from cungcau.jobs.queue import drain
from cungcau.notices.actions.deliver_mail import deliver_due_mails
from tests.brokerage.messages.servers import PASSWORD, USER, Box, Post, imap_server
from tests.factories.messages import IMAP, a_mail, a_pdf, token_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan")]


@pytest.fixture(scope="module")
def server():
    with imap_server() as port:
        yield port


@pytest.fixture
def box(server, settings):
    """The house reads this mailbox."""
    settings.IMAP = {**IMAP, "port": server, "user": USER, "password": PASSWORD}
    found = Box(server)
    yield found
    found.empty()


@pytest.fixture
def post(box, settings):
    office = Post(box)
    settings.MAIL = office.settings
    office.controller.start()
    yield office
    office.controller.stop()


def all_sent():
    drain()
    deliver_due_mails()


def answer(letter, words):
    """As mail programs do it: to the address for answers, under what is answered, with the ids of the conversation."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = str(letter["To"]), str(letter["Reply-To"]), f"Re: {letter['Subject']}"
    mail["Message-ID"], mail["In-Reply-To"] = make_msgid(domain="mail.example"), letter["Message-ID"]
    mail["References"] = f"{letter.get('References', '')} {letter['Message-ID']}".strip()
    quoted = "\n".join(f"> {line}" for line in letter.get_content().splitlines())
    mail.set_content(f"{words}\n\nVào 09:00, 30 thg 11, 2026, Điểm kết nối <point@park.example> đã viết:\n\n{quoted}\n")
    return mail


def hand_in(post, mail):
    with smtplib.SMTP("127.0.0.1", post.controller.port, timeout=20) as client:
        client.send_message(mail, from_addr=str(mail["From"]))


def test_out_back_and_on(case, dung, an, quan, box, post, settings):
    settings.IMAP["authserv"] = "mx.park.example"
    asked = send_message(case, by=dung, words="Thứ Ba họp được không?", shared="demand", files=[a_pdf()])
    all_sent()
    [letter] = post.to(an.email)[-1:]
    assert (case.ref in letter["Subject"], "Thứ Ba họp" in letter.get_content()) == (True, True)

    mail = answer(letter, "Được, tại xưởng.")
    mail.add_attachment(a_pdf().read(), maintype="application", subtype="pdf", filename="sơ đồ.pdf")
    hand_in(post, mail)
    assert box.count("INBOX") == 1

    assert dict(fetch_mail()) == {"entered": 1}

    message = Message.objects.get(way="mail")
    assert (message.entry.words, message.entry.by, message.entry.shared, message.reply_to) == (
        "Được, tại xưởng.", an, "demand", asked
    )  # fmt: skip
    assert (box.count("INBOX"), box.count("Processed")) == (0, 1)
    all_sent()
    assert not any("tại xưởng" in one.get_content() for one in post.to(quan.email))
    [told] = [one for one in post.to(dung.email) if "tại xưởng" in one.get_content()]
    assert told["References"] is None or letter["Message-ID"] not in told["References"], "that id was An's alone"

    pass_on_message(case, by=dung, message=message, to="supply")
    all_sent()

    [passed] = [one for one in post.to(quan.email) if "tại xưởng" in one.get_content()]
    assert "Thứ Ba họp" not in passed.get_content(), "what the mail repeated was the demand side's alone"
    assert fetch_mail() == {}

    hand_in(post, answer(passed, "Viện sẽ đến."))
    fetch_mail()
    last = Message.objects.latest("pk")
    assert (last.entry.by, last.entry.shared, last.reply_to) == (quan, "supply", message)


def test_of_a_giant_mail_the_words_alone_are_fetched(case, an, demand, box, settings):
    settings.IMAP["limit_mb"] = 1
    mail = a_mail(token_for(case, an, party=demand).address, words="Lời vẫn đủ.")
    mail.add_attachment(b"%PDF-1.4" + b"x" * 3 * 2**20, maintype="application", subtype="pdf", filename="to.pdf")
    box.put(mail.as_bytes())

    fetch_mail()

    message = Message.objects.get()
    assert message.entry.words == "Lời vẫn đủ."
    assert message.left_out == [{"name": "to.pdf", "code": "mail_too_large"}]


def dying(where, monkeypatch):
    """In a process of its own, which kills itself there."""
    def die(*what, **how):
        os.kill(os.getpid(), signal.SIGKILL)

    real = message_arrival.receive_message
    stops = {
        "before anything is stored": (message_arrival, "_entered", die),
        "in the middle of storing": (message_arrival, "receive_message", lambda *what, **how: (real(*what, **how), die())),
        "after storing, before moving": (message_box, "_move_away", die),
    }
    connections.close_all()
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(*stops[where])
        try:
            fetch_mail()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("where", ["before anything is stored", "in the middle of storing", "after storing, before moving"])
def test_killed_anywhere_each_mail_is_there_once(case, an, demand, box, monkeypatch, where):
    to = token_for(case, an, party=demand).address
    for number in range(2):
        box.put(a_mail(to, words=f"Lời {number}").as_bytes())

    for _time in range(2):
        dying(where, monkeypatch)
    assert box.count("INBOX") == 2
    fetch_mail()

    assert sorted(message.entry.words for message in Message.objects.all()) == ["Lời 0", "Lời 1"]
    assert IncomingMail.objects.filter(state="entered").count() == 2
    assert (box.count("INBOX"), box.count("Processed")) == (0, 2)


def test_what_cannot_be_reached_is_told_in_words(box, settings):
    settings.IMAP = {**settings.IMAP, "password": "falsch"}
    with pytest.raises(Unreachable):
        fetch_mail()
    settings.IMAP = {**settings.IMAP, "password": PASSWORD, "folder": "Không có"}
    with pytest.raises(Unreachable):
        fetch_mail()
    settings.IMAP = {**settings.IMAP, "password": "mật khẩu"}
    with pytest.raises(Unreachable):
        fetch_mail()
    settings.IMAP = {**settings.IMAP, "port": 1}
    with pytest.raises(Unreachable, match="refused"):
        fetch_mail()


FOLDERS = {
    "INBOX": '"INBOX"', "Thư & sổ": '"Th&AbA- &- s&HtU-"', 'a"b\\c': '"a\\"b\\\\c"', "Đã xử lý": '"&ARAA4w- x&Hu0- l&AP0-"',
}  # fmt: skip


@pytest.mark.parametrize("folder", FOLDERS)
def test_names_of_folders_as_imap_writes_them(folder):
    written = message_box._quoted(folder)

    assert written == FOLDERS[folder]


def test_a_folder_with_a_vietnamese_name_takes_what_is_fetched(case, an, demand, box, settings):
    settings.IMAP["processed"] = "Đã xử lý"
    box.put(a_mail(token_for(case, an, party=demand).address).as_bytes())

    fetch_mail()

    assert (box.count("INBOX"), box.count(FOLDERS["Đã xử lý"].strip('"'))) == (0, 1)


def test_the_command_tells_how_many_and_what_is_amiss(case, an, demand, box, settings, capsys):
    box.put(a_mail(token_for(case, an, party=demand).address).as_bytes())
    box.put(a_mail("point@park.example").as_bytes())

    assert fetch_mail_command() == 0
    assert sorted(re.findall(r"\d+", capsys.readouterr().out)) == ["1", "1"]
    assert checks.mailbox().grade == "note", "senders are believed by their address alone"
    settings.IMAP["authserv"] = "mx.park.example"
    assert checks.mailbox().grade == "ok"
    settings.IMAP = {**settings.IMAP, "password": "falsch"}
    assert (fetch_mail_command(), checks.mailbox().grade) == (1, "broken")
    settings.IMAP = {**settings.IMAP, "host": ""}
    assert (fetch_mail_command(), checks.mailbox().grade) == (2, "ok")


def fetch_mail_command():
    return fetch_mail_cli.fetched()
