"""Messages go out by mail: to whom, what stands in them and in their head, and in which conversation."""

import pytest

from cungcau.access.models import User
from cungcau.brokerage.actions import add_party, pass_on_message, revoke_address
from cungcau.brokerage.message_addressees import addressee_of, addressee_with
from cungcau.brokerage.message_models import Addressee, Message
from cungcau.jobs.queue import drain
from cungcau.notices.actions.deliver_mail import deliver_mail
from cungcau.notices.models import Notice, Outgoing
from tests.factories.messages import a_message, a_partys, a_pdf, token_for
from tests.notices.conftest import sink  # noqa: F401  (a fixture)
from tests.people import employ, person

pytestmark = pytest.mark.usefixtures("point", "lan")


def told():
    """To whom mails went since the last look."""
    drain()
    return {mail.to.partition("@")[0]: mail for mail in Outgoing.objects.filter(kind="case_written")}


@pytest.fixture
def contact(case, dung):
    """A party without an account."""
    add_party(case, by=dung, role="supply", name="Xưởng nhỏ", contact_name="Chị Na", contact_email="Na@xuong.example")
    return case.parties.get(name="Xưởng nhỏ")


SHARED = {"none": set(), "demand": {"an"}, "supply": {"quan", "na"}, "sides": {"an", "quan", "na"}, "all": {"an", "quan", "na"}}


@pytest.mark.parametrize("shared", SHARED)
def test_whoever_may_read_it_is_told_and_nobody_else(case, dung, an, quan, binh, mai, contact, shared):
    type(case).objects.filter(pk=case.pk).update(second=mai)

    a_message(case, dung, shared=shared)

    assert set(told()) == SHARED[shared] | {"mai"}


def test_what_a_party_wrote_goes_to_the_point_and_its_own_people_until_it_is_passed_on(case, dung, an, quan, seeker):
    employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    message = a_partys(case, an)
    assert set(told()) == {"dung", "tu"}

    pass_on_message(case, by=dung, message=message, to="supply")

    assert set(told()) == {"dung", "tu", "quan"}
    assert Outgoing.objects.filter(kind="case_written").count() == 3, "nobody is told twice"


def test_who_has_left_or_is_not_there_any_more_is_not_told(case, dung, an, quan):
    an.memberships.update(until="2026-01-01")
    User.objects.filter(pk=quan.pk).update(is_active=False)

    a_message(case, dung, shared="all")

    assert told() == {}


def test_the_address_of_somebody_who_left_is_no_contact_any_more(case, dung, an, demand):
    type(demand).objects.filter(pk=demand.pk).update(contact_email=an.email)
    an.memberships.update(until="2026-01-01")

    a_message(case, dung, shared="demand")

    assert told() == {}


def test_a_contact_whose_account_is_of_elsewhere_is_told_as_a_contact(case, dung, binh, demand):
    type(demand).objects.filter(pk=demand.pk).update(contact_email=binh.email)

    a_message(case, dung, shared="demand")

    assert "/cases/" not in told()["binh"].text


def test_the_subject_tells_nothing_and_the_answer_has_an_address(case, dung, an, contact, bridge):
    a_message(case, dung, shared="all", files=[a_pdf()])

    for mail in (told()["an"], told()["na"]):
        assert case.ref in mail.subject
        assert case.goal not in mail.subject + mail.text
        assert "Mời" not in mail.subject
        assert "Mời hai bên họp thứ Ba." in mail.text
        assert "báo giá.pdf" in mail.text
        local, _at, domain = mail.headers["Reply-To"].partition("@")
        assert (local.partition("+")[0], domain) == ("point", "park.example")
        assert addressee_with(local.partition("+")[2]).email == mail.to
    assert f"/cases/{case.pid}/" in told()["an"].text
    assert "/cases/" not in told()["na"].text


def test_without_a_mailbox_it_says_where_to_write(case, dung, an, contact):
    a_message(case, dung, shared="all")

    mails = told()
    assert "Reply-To" not in mails["an"].headers
    assert f"/cases/{case.pid}/" in mails["an"].text.rpartition(":")[2] + mails["an"].text
    assert dung.name in mails["na"].text


def test_who_only_reads_gets_no_address(case, dung, seeker, bridge):
    employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    a_message(case, dung, shared="demand")

    assert "Reply-To" not in told()["tu"].headers


def test_one_token_a_person_and_case_until_it_is_taken_back(case, dung, an, bridge):
    first = token_for(case, an)
    assert token_for(case, an) == first
    assert len(first.token) == 26
    assert token_for(case, dung).token != first.token

    revoke_address(case, by=dung, addressee=first)

    assert token_for(case, an).token != first.token
    assert Addressee.objects.filter(email=an.email).count() == 2


def test_another_secret_key_makes_other_tokens(case, an, settings):
    first = token_for(case, an).token
    settings.SECRET_KEY = "another"

    assert token_for(case, an).token != first
    assert addressee_with(first) is not None, "who has the old mail can answer it still"


def test_a_conversation_holds_together(case, dung, an, bridge):
    a_message(case, dung, words="Một")
    first = told()["an"]
    to = addressee_of(case, an.email, user=an, party=case.parties.get(role="demand"))
    answer = a_partys(case, an, "Hai")
    Message.objects.filter(pk=answer.pk).update(message_id="<hai@mail.example>", sender_email=an.email, addressee=to)

    a_message(case, dung, words="Ba", reply_to=answer)
    drain()

    third = Outgoing.objects.filter(to=an.email, kind="case_written").latest("pk")
    assert third.headers["In-Reply-To"] == "<hai@mail.example>"
    assert third.headers["References"] == f"{first.message_id} <hai@mail.example>"


def test_as_it_leaves_and_what_is_kept_of_it(case, dung, an, bridge, sink):  # noqa: F811
    a_message(case, dung)
    mail = told()["an"]
    reply_to = Outgoing.objects.get(pk=mail.pk).headers.get("Reply-To")
    deliver_mail(mail)

    letter = next(one for one in sink.letters if one["Message-ID"] == mail.message_id)
    assert (letter["To"], letter["Auto-Submitted"]) == (an.email, "auto-generated")
    assert "point+" in letter["Reply-To"]
    assert "Mời hai bên" in letter.get_content()
    mail.refresh_from_db()
    assert reply_to is None or reply_to == letter["Reply-To"]
    assert (mail.text, mail.headers) == ("", {})


def test_a_steward_reads_no_words_of_it(client, case, dung, an, lan):
    a_message(case, dung, words="Lời kín")
    mail = told()["an"]
    client.force_login(lan)

    assert "Lời kín" not in client.get(mail.get_absolute_url()).content.decode()
    assert Notice.objects.filter(user=an, kind="case_written").exists()
    assert "Lời kín" not in str(list(Notice.objects.values()))
