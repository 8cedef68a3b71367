"""A report about one of our mails marks it; what is forged, unknown or not final changes nothing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import bounce_mail, queue_mail
from cungcau.notices.actions.bounce_mail import Outcome
from cungcau.notices.models import BouncingAddress, Outgoing
from cungcau.notices.queries import stopped_address
from tests.notices.reports import a_report

EMAIL = "an@demo.example"


def a_sent_mail():
    mail = queue_mail("reset", to=EMAIL, name="An", path="/x/")
    Outgoing.objects.filter(pk=mail.pk).update(state="sent", sent_at=timezone.now())
    mail.refresh_from_db()
    return mail


@pytest.fixture
def mail(db):
    return a_sent_mail()


def bounce(raw):
    return bounce_mail(raw, by=SYSTEM)


@pytest.mark.parametrize("whole", [True, False], ids=["whole mail", "head alone"])
def test_a_report_marks_the_mail_and_counts_its_address_once(mail, whole):
    raw = a_report(mail.message_id, whole=whole)

    assert [bounce(raw), bounce(raw)] == [Outcome.BOUNCED, Outcome.KNOWN]

    mail.refresh_from_db()
    assert (mail.state, mail.last_error) == ("bounced", "5.1.1 smtp; 550 5.1.1 no such user here")
    assert BouncingAddress.objects.values_list("email", "bounces").get() == (EMAIL, 1)


def test_a_forwarded_mail_counts_for_the_address_that_we_wrote_to(mail):
    assert bounce(a_report(mail.message_id, to="private@elsewhere.example")) is Outcome.BOUNCED

    assert BouncingAddress.objects.get().email == EMAIL


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("failed", "4.4.7"), ("delivered", "2.0.0"), ("relayed", "2.1.9")]
)
def test_what_is_not_for_good_changes_nothing(mail, action, status):
    assert bounce(a_report(mail.message_id, action=action, status=status)) is Outcome.NOT_FINAL

    unchanged(mail)


def unchanged(mail):
    mail.refresh_from_db()
    assert mail.state == "sent"
    assert not BouncingAddress.objects.exists()


def test_a_forged_or_unknown_mark_changes_nothing(mail):
    name, _dot, _signature = mail.message_id.partition(".")
    for forged in (f"{name}.{'0' * 32}@cungcau.invalid>", "<1.2@elsewhere.example>", "", mail.message_id[:-2]):
        assert bounce(a_report(forged)) is Outcome.NOT_OURS
    other = queue_mail("reset", to="other@demo.example", name="B", path="/x/")
    other.delete()
    assert bounce(a_report(other.message_id)) is Outcome.NOT_OURS

    unchanged(mail)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\x00\xff\xfe", b"Subject: I am away\n\nuntil Monday {id}",
        b"Content-Type: multipart/report; report-type=delivery-status\n\nno boundary",
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\n\n--x\n\n{id}\n--x--',
        b'Content-Type: multipart/report; report-type=disposition-notification; boundary="x"\n\n--x\n\n{id}\n--x--',
    ],
)  # fmt: skip
def test_what_is_no_report_changes_nothing(mail, raw):
    assert bounce(raw.replace(b"{id}", mail.message_id.encode())) is Outcome.NO_REPORT

    unchanged(mail)


def test_after_three_the_address_is_stopped(db):
    for number in range(1, 4):
        bounce(a_report(a_sent_mail().message_id))
        assert bool(stopped_address(EMAIL.upper())) is (number == 3)


def test_only_the_house_takes_reports(mail, lan):
    with pytest.raises(PermissionDenied):
        bounce_mail(a_report(mail.message_id), by=lan)

    unchanged(mail)
