"""Interests and cases: she is handed her own side of them, and goes from them; what the organisations said stays."""

import io
import json
import zipfile

import pytest

from cungcau.access.persons import agreed_by
from cungcau.brokerage.case_models import LogEntry, Party
from cungcau.brokerage.message_models import Addressee, IncomingMail, Message
from cungcau.brokerage.models import Interest
from cungcau.brokerage.outcome_models import Ask
from cungcau.discovery.models import Digest, SavedSearch
from cungcau.kit.policy import SYSTEM
from cungcau.notices.models import BouncingAddress
from cungcau.persons.actions import approve_erasure, ask_erasure, ask_export, carry_out_erasure, make_export
from cungcau.persons.finding import person_of
from tests.factories.persons import MAIL, NAME, OTHER, a_planted


@pytest.fixture
def her(seeker, dung, lan):
    return a_planted(seeker, dung, lan)


def handed_out(person):
    export = make_export(ask_export(person, by=person), by=SYSTEM)
    with zipfile.ZipFile(io.BytesIO(export.path.read_bytes())) as archive:
        return json.loads(archive.read("data.json"))


def test_her_own_side_is_handed_out_and_never_the_other(her):
    rows = handed_out(her)

    interests = rows["brokerage.interest"]
    assert sum("sender_email" in row for row in interests) == 2 and sum("owner_email" in row for row in interests) == 1
    assert {row["contact_name"] for row in rows["brokerage.party"]} == {NAME}
    assert rows["discovery.savedsearch"][0]["query"] == "kind=need"
    assert {"discovery.told", "discovery.digest", "notices.bouncingaddress"} <= set(rows)
    told = json.dumps(rows, ensure_ascii=False)
    assert not [word for word in (OTHER, "0911 222 333", "quan.goi@tan-vien.example") if word in told]


def test_who_sent_for_a_colleague_is_not_handed_the_colleagues_number(her, an):
    other = {"sender_name": an.name, "sender_phone": "0912 000 777", "sender_email": "goi@sao-mai.example"}
    Interest.objects.filter(sender=her).update(**other)

    rows = handed_out(her)

    assert "0912 000 777" not in json.dumps(rows)
    assert [set(row) for row in rows["brokerage.interest"] if "owner_email" not in row] == [{"pid", "state", "sent_at"}] * 2


def test_a_broker_is_handed_the_numbers_of_her_cases_not_their_goals(her, dung):
    rows = handed_out(dung)["brokerage.case"]

    assert [set(row) for row in rows] == [{"ref", "state", "opened_at"}]


def test_the_ledger_has_a_line_for_each_contact_that_she_let_be_shown(her):
    lines = [line for line in agreed_by(person_of(her)) if line.key.startswith("interest-")]

    assert len(lines) == 2 and all(line.given_on and line.recorded_by == NAME for line in lines)


def test_she_goes_and_the_numbers_the_words_and_the_day_of_what_was_shown_stay(her, lan):
    before = Interest.objects.count(), Party.objects.count(), LogEntry.objects.count()
    about = set(Interest.objects.values_list("about", flat=True))
    carry_out_erasure(approve_erasure(ask_erasure(her, by=her), by=lan), by=SYSTEM)

    assert (Interest.objects.count(), Party.objects.count(), LogEntry.objects.count()) == before
    assert set(Interest.objects.values_list("about", flat=True)) == about
    shown = Interest.objects.get(state="revealed")
    assert (shown.sender_agreed_at is not None, shown.sender_phone, NAME in shown.sender_name) == (True, "", False)
    waiting = Interest.objects.get(state="sent", sender=her, sender_email="")
    assert (waiting.sender_agreed_at, waiting.sender_agreed_by) == (None, None)
    words = LogEntry.objects.get(kind="call").words
    assert "hẹn tuần sau" in words and NAME not in words
    assert not SavedSearch.objects.filter(user=her).exists() and not Digest.objects.filter(user=her).exists()
    assert not BouncingAddress.objects.filter(email=MAIL).exists()


def test_the_page_of_an_introduction_says_that_whom_it_asked_was_erased(her, client, dung, lan):
    ask = Ask.objects.get(to=MAIL)
    carry_out_erasure(approve_erasure(ask_erasure(her, by=her), by=lan), by=SYSTEM)
    Ask.objects.create(introduction=ask.introduction, side=ask.side, about="impact", round=6, to="", until=ask.until)

    client.force_login(dung)
    page = client.get(ask.introduction.get_absolute_url()).content.decode()

    assert (page.count("dữ liệu cá nhân của người được hỏi đã xóa ngày"), page.count("không biết địa chỉ nào")) == (1, 1)
    assert MAIL not in page


def test_a_mail_that_went_with_its_sender_says_so(her, client, dung, lan):
    mail = IncomingMail.objects.get(sender_email=MAIL)
    carry_out_erasure(approve_erasure(ask_erasure(her, by=her), by=lan), by=SYSTEM)

    client.force_login(dung)
    page = client.get(f"/held-mail/{mail.pid}/").content.decode()

    assert "Dữ liệu cá nhân của người gửi đã xóa lúc" in page


def test_what_messages_and_questions_hold_of_her_is_handed_out_and_goes(her, lan):
    rows = handed_out(her)
    assert {row["sender_email"] for row in rows["brokerage.message"]} == {MAIL.upper()}
    assert {row["to"] for row in rows["brokerage.ask"]} == {MAIL} == {row["email"] for row in rows["brokerage.addressee"]}
    assert [row["subject"] for row in rows["brokerage.incomingmail"]] == [f"Của {NAME}"]

    carry_out_erasure(approve_erasure(ask_erasure(her, by=her), by=lan), by=SYSTEM)

    mail, message = IncomingMail.objects.get(), Message.objects.get()
    assert (mail.state, mail.content, mail.subject, mail.sender_email) == ("dropped", b"", "", "")
    assert "xin báo giá." in message.entry.words and NAME not in message.entry.words and message.sender_email == ""
    assert not Addressee.objects.filter(revoked_at=None).exists(), "she would be written to"
    assert Ask.objects.filter(to="").exists()
