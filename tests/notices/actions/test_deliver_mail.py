from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.notices.actions import deliver_due_mails, deliver_mail, queue_mail
from cungcau.notices.actions.deliver_mail import PAUSES
from cungcau.notices.models import MailServer, Outgoing


def a_mail(**fields):
    return queue_mail(
        "reset",
        to="an@x.example",
        name="Nguyễn Thị Ân",
        language="en",
        path="/reset/a/secret-token/",
        **fields,
    )


def test_a_real_server_gets_the_letter_whole(sink):
    mail = a_mail()

    assert deliver_mail(mail) is True

    (letter,) = sink.letters
    assert letter["To"] == "an@x.example"
    assert letter["From"] == "Điểm kết nối <point@park.example>"
    assert letter["Subject"] == "Choose a new password"
    assert letter["Message-ID"] == mail.message_id
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Dear Nguyễn Thị Ân," in letter.get_content()
    assert (mail.state, mail.attempts, mail.last_error) == ("sent", 1, "")


def test_a_sent_mail_is_not_sent_again(sink):
    mail = a_mail()
    twin = Outgoing.objects.get(pk=mail.pk)

    assert [deliver_mail(mail), deliver_mail(twin), deliver_mail(mail)] == [True, False, False]
    assert deliver_due_mails() == 0
    assert len(sink.received) == 1


def test_a_link_that_opens_an_account_is_not_kept_once_sent(sink):
    mail = a_mail(is_secret=True)
    assert "secret-token" in mail.text

    deliver_mail(mail)

    assert "secret-token" in sink.letters[0].get_content()
    assert "secret-token" not in Outgoing.objects.get().text


@pytest.mark.django_db
def test_without_a_server_mail_waits_and_leaves_when_there_is_one():
    from tests.notices.smtp_sink import SmtpSink

    mail = a_mail()
    assert (deliver_mail(mail), deliver_due_mails()) == (False, 0)
    assert (mail.state, mail.attempts) == ("waiting", 0)

    with SmtpSink() as sink:
        MailServer.objects.create(host="127.0.0.1", port=sink.port, security="none")

        assert deliver_due_mails() == 1
        assert len(sink.received) == 1


@pytest.mark.django_db
def test_the_environment_goes_before_the_servers_row(sink, settings):
    row = MailServer.objects.get()
    MailServer.objects.update(port=1)
    settings.MAIL = {**settings.MAIL, "host": "127.0.0.1", "port": row.port, "security": "none"}

    assert deliver_mail(a_mail()) is True


def test_a_server_that_is_away_is_tried_again_later(sink):
    MailServer.objects.update(port=1)
    mail = a_mail()

    before = timezone.now()

    assert deliver_mail(mail) is False
    assert (mail.state, mail.attempts) == ("waiting", 1)
    assert before + PAUSES[0] <= mail.next_at <= timezone.now() + PAUSES[0]
    assert "refused" in mail.last_error
    assert deliver_mail(mail) is False, "its turn has not come yet"
    assert mail.attempts == 1


def test_a_busy_server_is_tried_again_later(sink):
    sink.answers["RCPT"] = "451 come back later"
    mail = a_mail()

    deliver_mail(mail)

    assert (mail.state, mail.last_error) == ("waiting", "451 come back later")


def test_an_address_that_does_not_exist_fails_at_once(sink):
    sink.answers["RCPT"] = "550 no such person"
    mail = a_mail()

    deliver_mail(mail)

    assert (mail.state, mail.last_error) == ("failed", "550 no such person")


def test_after_the_last_pause_a_mail_has_failed(sink):
    MailServer.objects.update(port=1)
    mail = a_mail()
    for attempt in range(1, len(PAUSES) + 2):
        assert mail.state == "waiting", attempt
        Outgoing.objects.update(next_at=timezone.now())
        deliver_mail(mail)

    assert (mail.state, mail.attempts) == ("failed", len(PAUSES) + 1)


def test_a_mail_whose_sender_vanished_waits_again(sink):
    mail = a_mail()
    fresh = a_mail()
    long_ago = timezone.now() - timedelta(minutes=20)
    Outgoing.objects.filter(pk=mail.pk).update(state="sending", claimed_at=long_ago)
    Outgoing.objects.filter(pk=fresh.pk).update(state="sending", claimed_at=timezone.now())

    assert deliver_due_mails() == 1

    assert Outgoing.objects.get(pk=mail.pk).state == "sent"
    assert Outgoing.objects.get(pk=fresh.pk).state == "sending"
