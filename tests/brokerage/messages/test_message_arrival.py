"""What becomes of a mail: by hand, one attack a row; each once, whatever dies."""

from email.message import EmailMessage
from email.utils import make_msgid

import pytest
from django.db import DatabaseError
from django.test import override_settings

from cungcau.access.models import User
from cungcau.brokerage import message_arrival
from cungcau.brokerage.actions import add_party, end_party, revoke_address
from cungcau.brokerage.message_arrival import take_mail
from cungcau.brokerage.message_models import IncomingMail, Message
from cungcau.files.models import File
from cungcau.kit.policy import can
from cungcau.notices.actions import queue_mail
from cungcau.notices.marks import marked_id
from cungcau.notices.models import BouncingAddress, Notice, Outgoing
from cungcau.registry.models import Contact
from tests.factories.cases import a_case, put
from tests.factories.messages import a_mail, a_message, a_pdf, token_for
from tests.notices.reports import a_report

pytestmark = pytest.mark.usefixtures("bridge")


@pytest.fixture
def to(case, an, demand):
    """An's address of the case."""
    return token_for(case, an, party=demand)


def took(mail):
    return take_mail(mail.as_bytes())


def fate(mail):
    row = took(mail)
    return str(row.state), row.reason


def test_an_answer_stands_in_the_case_for_her_side(case, to, an, quan, dung):
    row = took(a_mail(to.address))

    message = Message.objects.get()
    assert (row.state, row.message, row.raw) == ("entered", message, None)
    assert (message.entry.by, message.entry.shared, message.way) == (an, "demand", "mail")
    assert [can(user, "read", message) for user in (an, dung, quan)] == [True, True, False]
    case.refresh_from_db()
    assert case.last_contact_on == message.entry.on


def test_it_knows_what_it_answers_and_what_it_repeats_is_kept_apart(case, to, an, dung):
    asked = a_message(case, dung)
    sent = queue_mail("case_written", to=an.email, once=f"message:{asked.pid}:{an.email}", ref=case.ref)
    words = "Được.\n\nVào 30/11, Điểm kết nối <point@park.example> đã viết:\n> Mời hai bên họp"

    took(a_mail(to.address, words=words, In_Reply_To=sent.message_id))

    message = Message.objects.get(way="mail")
    assert (message.reply_to, message.entry.words) == (asked, "Được.")
    assert "> Mời hai bên họp" in message.quoted


def a_person(**head):
    return lambda to: a_mail(to.address, **head)


ATTACKS = {
    "a forged sender": (a_person(sender="Kẻ Lạ <la@x.example>"), "held", "sender"),
    "no sender": (a_person(sender=None), "held", "sender"),
    "two senders": (a_person(sender="an@demo.example, la@x.example"), "held", "sender"),
    "an unknown token": (lambda to: a_mail(f"point+{'a' * 26}@park.example"), "held", "unknown_token"),
    "no token": (lambda to: a_mail("point@park.example"), "held", "no_token"),
    "the token at another domain": (lambda to: a_mail(to.address.replace("park", "x")), "held", "no_token"),
    "an absence note": (a_person(Auto_Submitted="auto-replied"), "dropped", "automatic"),
    "a mail to many": (a_person(Precedence="bulk"), "dropped", "automatic"),
    "an office program's note": (a_person(X_Auto_Response_Suppress="All"), "dropped", "automatic"),
    "no return path": (a_person(Return_Path="<>"), "dropped", "automatic"),
    "our own mail": (lambda to: a_mail(to.address, Message_ID=marked_id("bcdfghjkmn")), "dropped", "own"),
    "a person who says so": (a_person(Auto_Submitted="no", Return_Path="<an@demo.example>"), "entered", ""),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_does_not_enter_and_why(case, to, attack):
    made, state, reason = ATTACKS[attack]

    assert fate(made(to)) == (state, reason)
    assert Message.objects.count() == (state == "entered")
    assert bool(IncomingMail.objects.get().raw) == (state == "held"), "what can be admitted is kept, nothing else"


def test_the_owner_is_told_of_what_waits_for_her(case, to, dung):
    for _time in range(2):
        took(a_mail(to.address, sender="Kẻ Lạ <la@x.example>", Message_ID="<1@x.example>", words="Lời lạ"))
    took(a_mail("point@park.example"))

    notice = Notice.objects.get(kind="mail_held")
    assert (notice.user, notice.url) == (dung, f"/held-mail/{IncomingMail.objects.get(reason='sender').pid}/")
    assert "Lời lạ" not in Outgoing.objects.get(kind="mail_held").text


def test_of_what_strangers_send_a_beginning_is_kept(case):
    mail = a_mail("point@park.example", words="Xin chào")
    mail.add_attachment(b"%PDF-1.4" + b"x" * 2**21, maintype="application", subtype="pdf", filename="to.pdf")

    row = took(mail)

    assert (len(row.raw), row.is_cut) == (2**20, True)


def test_the_token_of_another_case_or_person_lets_nobody_in(dung, case, wanted, offer, an, quan, supply, demand):
    other = a_case(dung, wanted, offer, goal="Hồ sơ khác")
    end_party(other, by=dung, party=other.parties.get(role="demand"), why="x")
    of_other = token_for(other, quan, party=other.parties.get(role="supply"))
    of_supply = token_for(case, quan, party=supply)

    assert [fate(a_mail(one.address)) for one in (of_other, of_supply)] == [("held", "sender")] * 2
    assert fate(a_mail(token_for(case, dung).address)) == ("held", "sender"), "nor does an officer's"


def test_who_left_the_firm_writes_no_more(case, to, an, demand):
    type(demand).objects.filter(pk=demand.pk).update(contact_email=an.email)
    an.memberships.update(until="2026-01-01")

    assert fate(a_mail(to.address)) == ("held", "left")


def test_who_never_left_but_whose_party_did(case, to, dung, demand):
    end_party(case, by=dung, party=demand, why="x")

    assert fate(a_mail(to.address)) == ("held", "left")


def test_an_account_that_was_closed_writes_no_more(case, to, an):
    User.objects.filter(pk=an.pk).update(is_active=False)

    assert fate(a_mail(to.address)) == ("held", "left")


def test_an_officer_who_lost_her_role_writes_no_more(case, dung):
    to = token_for(case, dung)
    dung.role_rows.all().delete()

    assert fate(a_mail(to.address, sender=dung.email)) == ("held", "left")


def test_an_address_that_was_taken_back(case, to, dung):
    address = to.address
    revoke_address(case, by=dung, addressee=to)

    assert fate(a_mail(address)) == ("held", "revoked")


def test_a_case_that_is_over(case, to):
    put(case, state="lost", reason="price")

    assert fate(a_mail(to.address)) == ("held", "over")


def test_the_same_mail_twice(case, to):
    mail = a_mail(to.address)

    assert took(mail) == took(mail)
    assert Message.objects.count() == IncomingMail.objects.count() == 1


def test_without_an_id_the_content_tells_it_from_others(case, to):
    mails = [a_mail(to.address, words=words, Message_ID=None) for words in ("Một", "Một", "Hai")]

    for mail in mails:
        took(mail)

    assert Message.objects.count() == 2


def test_too_many_an_hour(case, to, bridge):
    bridge["per_hour"] = 3

    fates = [fate(a_mail(to.address)) for _one in range(5)]

    assert fates == [("entered", "")] * 3 + [("dropped", "too_many")] * 2


def test_a_colleague_and_a_contact_of_the_same_organisation_may_answer(case, to, seeker, dung):
    Contact.objects.create(organisation=seeker, name="Chị Thư", email="thu@saomai.example")
    Contact.objects.create(organisation=seeker, name="Người Rút", email="rut@saomai.example", withdrawn_on="2026-01-01")

    assert fate(a_mail(to.address, sender="Thu <THU@saomai.example>")) == ("entered", "")
    assert fate(a_mail(to.address, sender="rut@saomai.example")) == ("held", "sender")
    message = Message.objects.get()
    assert (message.entry.by, message.entry.writer.organisation, message.sender_name) == (None, seeker, "Chị Thư")


def test_the_contact_of_a_party_without_an_account(case, dung):
    add_party(case, by=dung, role="expert", name="PGS Chuyên", contact_name="Anh Chuyên", contact_email="chuyen@x.example")
    party = case.parties.get(role="expert")
    to = token_for(case, party=party, email=party.contact_email)

    assert fate(a_mail(to.address, sender="Ai Đó <chuyen@x.example>")) == ("entered", "")
    assert Message.objects.get().author == "Anh Chuyên (PGS Chuyên)"
    assert Message.objects.get().entry.shared == "none"


def test_what_a_broker_forwards_is_internal_and_whole(case, dung, an):
    inner = a_mail("dung@demo.example", words="Giá là 2 tỷ.")
    mail = a_mail(token_for(case, dung).address, sender=dung.email, words="Xem dưới.\n\n-----Original Message-----\nTừ: An")
    mail.add_attachment(inner)

    assert fate(mail) == ("entered", "")
    message = Message.objects.get()
    assert (message.entry.by, message.entry.shared, message.is_forwarded) == (dung, "none", True)
    assert all(words in message.entry.words for words in ("Xem dưới.", "Original Message", "Giá là 2 tỷ.", "Nguyễn Thị An"))
    assert not can(an, "read", message)


PROOFS = {
    "dmarc": ("mx.park.example; dmarc=pass header.from=demo.example", True),
    "dkim of the domain": ("mx.park.example; dkim=pass (2048-bit) header.d=demo.example header.s=x", True),
    "dkim of a domain above": ("mx.park.example; dkim=pass header.i=@example.org; dmarc=pass header.from=demo.example", True),
    "dkim of another domain": ("mx.park.example; dkim=pass header.d=x.example", False),
    "spf, which does not suffice here": ("mx.park.example; spf=pass smtp.mailfrom=an@demo.example", False),
    "a failure": ("mx.park.example; dmarc=fail header.from=demo.example; dkim=none", False),
    "another server's word": ("mx.x.example; dmarc=pass header.from=demo.example", False),
    "a pass in a comment": ("mx.park.example; dmarc=fail (dmarc=pass header.from=demo.example)", False),
    "a pass that is none": ("mx.park.example; dmarc=passed header.from=demo.example", False),
    "an ending alone": ("mx.park.example; dkim=pass header.d=example", False),
    "nothing": ("", False),
}


@pytest.mark.parametrize("proof", PROOFS)
def test_where_a_server_is_named_its_word_is_asked(case, to, bridge, proof):
    bridge["authserv"] = "mx.park.example"
    words, enters = PROOFS[proof]

    head = {"Authentication_Results": words} if words else {}
    assert fate(a_mail(to.address, **head))[1] == ("" if enters else "not_proven")


def test_a_line_that_the_mail_brought_along_does_not_count(case, to, bridge):
    bridge["authserv"] = "mx.park.example"
    mail = a_mail(to.address, Authentication_Results="mx.park.example; dmarc=fail")
    brought = b"\nAuthentication-Results: mx.park.example; dmarc=pass header.from=demo.example\n\n"
    raw = mail.as_bytes().replace(b"\n\n", brought, 1)

    assert take_mail(raw).reason == "not_proven"


def test_a_report_of_a_mail_that_came_back_is_counted_and_no_message(case, an):
    mail = queue_mail("case_written", to=an.email, ref="x")
    Outgoing.objects.filter(pk=mail.pk).update(state="sent", sent_at="2026-11-30T00:00Z")

    row = take_mail(a_report(mail.message_id))

    assert (row.state, Message.objects.count()) == ("bounced", 0)
    assert BouncingAddress.objects.get().email == an.email


def test_a_page_full_of_traps_becomes_words(case, to):
    mail = a_mail(to.address)
    mail.set_content(
        "<html><head><style>x{}</style><script>alert(1)</script></head><body onload=alert(2)>Chào<img src=https://x.example/a.gif>"
        "<a href='https://x.example'>bấm đây</a></body></html>", subtype="html",
    )  # fmt: skip

    took(mail)

    assert Message.objects.get().entry.words == "Chàobấm đây (https://x.example)"


FILES = {
    "renamed program": (b"MZ\x90\x00" * 40, "bao-gia.pdf", "program"),
    "too large": (b"%PDF-1.4" + b"0" * (2**20 + 1), "to.pdf", "file_too_large"),
    "invisible letters": (a_pdf().read(), "gia\u202efdp.exe", "file_name"),
    "drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "a.svg", "markup"),
    "empty": (b"", "rong.pdf", "empty_file"),
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_not_taken_is_named_and_the_words_stay(case, to, file):
    content, name, code = FILES[file]
    mail = a_mail(to.address, words="Kèm báo giá.")
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    mail.add_attachment(a_pdf().read(), maintype="application", subtype="pdf", filename="được.pdf")

    with override_settings(UPLOAD_LIMIT_MB=1):
        assert fate(mail) == ("entered", "")

    message = Message.objects.get()
    assert message.entry.words == "Kèm báo giá."
    assert [one["code"] for one in message.left_out] == [code]
    assert [one.name for one in File.objects.all()] == ["được.pdf"]


def test_of_a_mail_that_was_cut_off_the_words_are_taken(case, to):
    mail = a_mail(to.address, words="Lời vẫn đủ.")
    mail.add_attachment(b"%PDF-1.4" + b"x" * 90_000, maintype="application", subtype="pdf", filename="to.pdf")

    row = take_mail(mail.as_bytes()[:20_000], is_cut=True)

    assert (row.state, row.message.entry.words) == ("entered", "Lời vẫn đủ.")
    assert [one["code"] for one in row.message.left_out] == ["mail_too_large"]
    assert not File.objects.exists()


LETTERS = {
    "an old Vietnamese encoding": ("windows-1258", "Chào anh, đường ống".encode("cp1258", "ignore"), "đ"),
    "an encoding that nobody knows": ("x-unknown", "Thứ Ba được".encode(), "Thứ Ba được"),
    "a wrong name for it": ("us-ascii", "Thứ Ba được".encode(), "Thứ Ba được"),
    "signs that no database keeps": ("utf-8", b"a\x00b\x1b[31mc", "ab[31mc"),
}


@pytest.mark.parametrize("name", LETTERS)
def test_encodings(case, to, name):
    charset, content, words = LETTERS[name]
    head = f"From: an@demo.example\nTo: {to.address}\nMessage-ID: {make_msgid()}\nContent-Type: text/plain; charset={charset}\n\n"

    take_mail(head.encode() + content)

    assert words in Message.objects.get().entry.words


def test_names_as_programs_write_them(case, to):
    raw = (
        b"From: =?utf-8?B?Tmd1eeG7hW4gVGjhu4sgQW4=?= <an@demo.example>\nTo: "
        + to.address.encode() + b"\nMessage-ID: <1@x.example>\n"
        b"Subject: =?utf-8?Q?B=C3=A1o_gi=C3=A1?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\n\nD\xc3\xb2ng d\xc3\xa0i \n\xc4\x91i ti\xe1\xba\xbfp\n--b\n"
        b"Content-Type: text/plain; name=\"=?utf-8?B?YsOhby5jc3Y=?=\"\nContent-Disposition: attachment;\n"
        b" filename*=utf-8''b%C3%A1o%20gi%C3%A1.txt\n\nxin ch\xc3\xa0o\n--b--\n"
    )

    row = take_mail(raw)

    assert (row.subject, row.sender_name) == ("Báo giá", "Nguyễn Thị An")
    assert row.message.entry.words == "Dòng dài đi tiếp"
    assert File.objects.get().name == "báo giá.txt"


def test_parts_within_parts(case, to):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = "an@demo.example", to.address, make_msgid()
    mail.set_content("Lời thường")
    mail.add_alternative("<p>Lời đẹp</p>", subtype="html")
    mail.add_attachment(a_pdf().read(), maintype="application", subtype="pdf", filename="a.pdf")
    for _depth in range(20):
        outer = EmailMessage()
        outer["From"], outer["To"], outer["Message-ID"] = "an@demo.example", to.address, make_msgid()
        outer.set_content("Vỏ")
        outer.add_attachment(mail)
        mail = outer

    assert fate(mail) == ("entered", "")
    assert {one["code"] for one in Message.objects.get().left_out} == {"nested"}


TORN = [b"", b"\xff\xfe\x00", b"From: \x00\n\n", b"Content-Type: multipart/mixed\n\n", b"To: <<<>>>\n\n"]


@pytest.mark.parametrize("raw", TORN)
def test_what_is_torn_is_held_and_never_stops_the_round(case, raw):
    assert take_mail(raw).state == "held"


def test_an_attachment_alone_is_a_message_too(case, to):
    mail = a_mail(to.address, words="")
    mail.add_attachment(a_pdf().read(), maintype="application", subtype="pdf", filename="a.pdf")

    assert fate(mail) == ("entered", "")
    assert File.objects.get().subject_key == Message.objects.get().pid


def test_while_the_database_fails_nothing_is_half_done(case, to, monkeypatch):
    """It dies after the message is written, before the mail is known: next time it is taken, once."""
    real = message_arrival.receive_message

    def dies(*what, **how):
        real(*what, **how)
        raise DatabaseError("gone")

    mail = a_mail(to.address)
    monkeypatch.setattr(message_arrival, "receive_message", dies)
    with pytest.raises(DatabaseError):
        took(mail)
    assert (Message.objects.count(), IncomingMail.objects.count(), case.log.count()) == (0, 0, 0)
    monkeypatch.undo()

    assert took(mail).state == took(mail).state == "entered"
    assert Message.objects.count() == 1
