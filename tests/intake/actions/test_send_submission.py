"""Somebody without an account tells us a need."""

import pytest
from django.utils import timezone

from cungcau.intake.models import Block, Submission
from cungcau.notices.models import Outgoing
from cungcau.trail.queries import history_of
from tests.factories.submissions import TOLD, a_confirmed, a_sent

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_kept_with_the_consent_and_one_mail_asks_for_confirmation():
    sent = Submission.objects.get(pk=a_sent(language="vi", campaign="techmart").pk)

    assert {name: getattr(sent, name) for name in TOLD} == TOLD
    assert (sent.state, sent.campaign, bool(sent.consent_purpose)) == ("sent", "techmart", True)
    assert timezone.localdate(sent.consent_at) == timezone.localdate()
    assert [(mail.kind, mail.to) for mail in Outgoing.objects.all()] == [("intake_confirm", TOLD["email"])]
    assert history_of(sent).first().verb == "send"


def test_before_the_address_is_confirmed_the_mail_holds_no_word_that_was_typed():
    a_sent(title="MUA NGAY giá rẻ", name="Bấm vào đây")

    mail = Outgoing.objects.get()

    assert not any(words in mail.text + mail.subject for words in ("MUA NGAY", "Bấm vào đây", TOLD["problem"]))


def test_the_same_form_pressed_twice_is_one_submission_and_one_mail():
    first = a_sent()

    again = a_sent(pid=first.pid)

    assert (again.pk, Submission.objects.count(), Outgoing.objects.count()) == (first.pk, 1, 1)


def test_who_goes_back_and_corrects_corrects_the_same_one():
    first = a_sent()

    a_sent(pid=first.pid, email="moi@nam-bavi.example")

    assert Submission.objects.get().email == "moi@nam-bavi.example"
    assert Outgoing.objects.filter(to="moi@nam-bavi.example").count() == 1


def test_once_confirmed_the_form_changes_nothing_any_more():
    first = a_confirmed()

    a_sent(pid=first.pid, title="Khác")

    assert Submission.objects.get().title == TOLD["title"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("address", TOLD["email"]), ("domain", "nam-bavi.example"), ("words", "nấm MỖI ngày"), ("network", "n:1")],
)
def test_what_is_blocked_goes_to_the_spam_bin_unanswered(kind, value):
    Block.objects.create(kind=kind, value=value)

    sent = a_sent(network="n:1")

    assert (sent.state, sent.flags, Outgoing.objects.count()) == ("spam", ["blocked"], 0)


def test_what_is_suspicious_is_marked_and_not_refused():
    a_sent()

    again = a_sent(email="khac@nam-bavi.example", proven=False, result="xem http://a.example và www.b.example")
    same = a_sent(title=TOLD["title"].upper(), email="nua@nam-bavi.example")

    assert (again.state, again.flags) == ("sent", ["unproven", "links"])
    assert same.flags == ["repeated"]
