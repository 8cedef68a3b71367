"""The pages of messages: who writes where, what stands in the thread, what is said at the field."""

import pytest
from django.utils.timezone import localtime

from cungcau.brokerage.actions import add_party, write_entry
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.message_models import Addressee, IncomingMail, Message
from cungcau.kit.policy import can
from tests.factories.cases import put
from tests.factories.messages import a_mail, a_message, a_partys, a_pdf, token_for, upload

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")


def text(client, user, address):
    client.force_login(user)
    return client.get(address).content.decode()


def post(client, user, address, **typed):
    client.force_login(user)
    return client.post(address, typed)


def test_an_officer_writes_once_however_often_it_is_sent(client, case, dung, an, quan):
    client.force_login(dung)
    address = f"/cases/{case.pid}/messages/"
    draft = client.get(address).context["draft"]

    for _press in range(2):
        typed = {"words": "Mời họp", "shared": "demand", "draft": draft, "files": [a_pdf("a.pdf"), a_pdf("b.pdf")]}
        assert client.post(address, typed).status_code == 302

    message = Message.objects.get()
    pages = [text(client, user, case.get_absolute_url()) for user in (dung, an, quan)]
    assert [page.count("Mời họp") for page in pages] == [2, 2, 0], "in the thread and in the log"
    assert ["a.pdf" in page and "b.pdf" in page for page in pages] == [True, True, False]
    assert all(f'id="message-{message.pid}"' in page for page in pages[:2])


def test_an_answer_goes_to_whom_it_answers(client, case, dung, an):
    asked = a_partys(case, an)
    address = f"/cases/{case.pid}/messages/?to={asked.pid}"
    client.force_login(dung)
    assert client.get(address).context["form"].initial["shared"] == "demand"

    post(client, dung, address, words="Vâng", shared="demand")

    assert Message.objects.get(entry__by=dung).reply_to == asked


def test_what_a_side_may_not_read_is_not_named_as_answered(client, case, dung, an, quan):
    asked = a_partys(case, an)
    a_message(case, dung, shared="all", reply_to=asked)

    assert [f"#message-{asked.pid}" in text(client, user, case.get_absolute_url()) for user in (an, quan)] == [True, False]


def test_a_party_writes_with_files_and_reads_why_one_is_not_taken(client, case, an):
    refused = post(client, an, case.get_absolute_url(), words="Đây", files=[upload(b"MZ\x90", "x.pdf")])
    taken = post(client, an, case.get_absolute_url(), words="Đây", files=[a_pdf()])

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert refused.context["form"].errors["files"]
    assert Message.objects.get().entry.shared == "demand"


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "quang", "lan"])
def test_who_does_not_work_on_the_case_has_none_of_these_pages(client, case, dung, an, name, request):
    asked, user, to = a_partys(case, an), request.getfixturevalue(name), token_for(case, dung)
    client.force_login(user)

    for address in ("messages/", f"messages/{asked.pid}/"):
        assert client.get(f"{case.get_absolute_url()}{address}").status_code == 404
    for address in ("messages/address/", f"addresses/{to.pid}/"):
        assert client.post(f"{case.get_absolute_url()}{address}").status_code == 404
    assert client.get("/held-mail/").status_code == 403


def test_passing_on_shows_what_is_shown_and_to_whom(client, case, dung, an, quan):
    asked = a_partys(case, an)
    address = f"/cases/{case.pid}/messages/{asked.pid}/"
    page = text(client, dung, address)
    assert asked.entry.words in page
    assert [value for value in ("supply", "sides", "all", "demand", "none") if f'value="{value}"' in page] == [
        "supply", "sides", "all"
    ]  # fmt: skip

    assert post(client, dung, address, to="supply").status_code == 302
    assert asked.entry.words in text(client, quan, case.get_absolute_url())


def test_what_a_mail_repeated_is_for_the_desk_alone(client, case, dung, an, quan):
    asked = a_partys(case, an)
    Message.objects.filter(pk=asked.pk).update(quoted="Lời riêng của điểm")
    post(client, dung, f"/cases/{case.pid}/messages/{asked.pid}/", to="all")

    pages = [text(client, user, case.get_absolute_url()) for user in (dung, an, quan)]
    assert ["Lời riêng của điểm" in page for page in pages] == [True, False, False]


def test_words_of_a_mail_are_no_page(client, case, an, dung):
    write_entry(case, by=an, words="<script>alert(1)</script><img src=//x.example/a.png>")

    page = text(client, dung, case.get_absolute_url())
    assert "<script>alert" not in page
    assert "<img src=//x" not in page


def test_the_officers_outline_and_a_closed_case(client, case, dung, ha, an):
    a_partys(case, an, "Lời kín của An")
    assert "Lời kín của An" not in text(client, ha, case.get_absolute_url())
    put(case, state="lost", reason="price")

    page = text(client, dung, case.get_absolute_url())
    assert "Lời kín của An" in page
    assert f"/cases/{case.pid}/messages/" not in page


def test_an_address_is_given_once_and_taken_back(client, case, dung, bridge):
    for _press in range(2):
        assert post(client, dung, f"/cases/{case.pid}/messages/address/").status_code == 302
    to = Addressee.objects.get()
    assert to.address in text(client, dung, case.get_absolute_url())
    assert to.token not in str(Addressee.objects.values().get())

    post(client, dung, f"/cases/{case.pid}/addresses/{to.pid}/")

    assert to.address not in text(client, dung, case.get_absolute_url())


def test_without_a_mailbox_there_is_no_word_of_addresses(client, case, dung):
    assert "/messages/address/" not in text(client, dung, case.get_absolute_url())


def test_held_mail_is_let_in_or_dropped(client, case, dung, an, settings):
    raw, said = a_mail("point@park.example", words="Xin chào").as_bytes(), {"subject": "Chào <b>", "sender_email": "la@x.example"}
    held = [
        IncomingMail.objects.create(key=str(number), state="held", reason="no_token", raw=raw, **said) for number in (1, 2)
    ]
    listed, shown = (text(client, dung, f"/held-mail/{address}") for address in ("", f"{held[0].pid}/"))
    assert "Chào &lt;b&gt;" in listed
    assert "Xin chào" in shown

    wrong = post(client, dung, f"/held-mail/{held[0].pid}/", case="HS-000", version=1)
    right = post(client, dung, f"/held-mail/{held[0].pid}/", case=case.ref.lower(), version=1)
    post(client, dung, f"/held-mail/{held[1].pid}/drop/", version=1, sure="yes")

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert sorted(IncomingMail.objects.values_list("state", flat=True)) == ["admitted", "dropped"]
    assert Message.objects.get().entry.shared == "none"
    assert "Xin chào" not in text(client, an, case.get_absolute_url())
    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_party_reads_before_it_sends_who_will_read_it_without_names_that_are_not_open(client, case, dung, an, quan):
    page = text(client, an, case.get_absolute_url())
    assert "Người đọc: điều phối viên của điểm kết nối, người của Công ty Cơ khí Sao Mai." in page
    assert "Bên kia chỉ đọc khi điều phối viên chuyển tiếp." in page
    assert str(case.parties.get(role="supply")) not in page

    add_party(case, by=dung, role="demand", name="Hãng cùng phía")
    page = text(client, an, case.get_absolute_url())
    assert ("các bên khác cùng phía" in page, "Hãng cùng phía" in page) == (True, False)


def test_what_the_page_says_of_the_readers_is_so(client, case, dung, mai, an, quan):
    """Whoever is named beside the box reads the message; nobody else does."""
    put(case, second=mai)
    wanted = {"none": set(), "demand": {"Sao Mai"}, "supply": {"Tản Viên"}, "sides": {"Sao Mai", "Tản Viên"}}
    client.force_login(dung)
    choices = dict(client.get(f"/cases/{case.pid}/messages/").context["form"].fields["shared"].choices)
    for shared, names in wanted.items():
        assert {name for name in ("Sao Mai", "Tản Viên") if name in choices[shared]} == names
        message = a_message(case, dung, shared=shared, words=f"lời {shared}")
        assert {"Sao Mai" if user == an else "Tản Viên" for user in (an, quan) if can(user, "read", message)} == names
        assert can(mai, "read", message) is True
    log = dict(client.get(case.get_absolute_url()).context["log_form"].fields["shared"].choices)
    assert log["demand"] == choices["demand"]


def test_a_mail_is_dropped_only_once_it_was_asked_again(client, dung, an):
    mail = IncomingMail.objects.create(
        key="1", state="held", reason="no_token", raw=a_mail("point@park.example").as_bytes(), subject="Chào",
        sender_email="la@x.example",
    )  # fmt: skip
    assert f'href="/held-mail/{mail.pid}/drop/"' in text(client, dung, f"/held-mail/{mail.pid}/")

    asked = [client.get(f"/held-mail/{mail.pid}/drop/"), post(client, dung, f"/held-mail/{mail.pid}/drop/", version=1)]

    mail.refresh_from_db()
    assert ([one.status_code for one in asked], mail.state, bool(mail.raw)) == ([200, 200], "held", True)
    assert 'name="sure"' in asked[0].content.decode()
    post(client, dung, f"/held-mail/{mail.pid}/drop/", version=1, sure="yes")
    mail.refresh_from_db()
    assert (mail.state, mail.raw) == ("dropped", None)
    assert client.get(f"/held-mail/{mail.pid}/drop/").status_code == 409
    page = text(client, dung, f"/held-mail/{mail.pid}/")
    said = ("Nội dung thư đã bị xóa", f"{dung.name} đã bỏ thư này", f"{localtime(mail.settled_at):%d/%m/%Y}")
    assert all(words in page for words in said)
    client.force_login(an)
    assert client.get(f"/held-mail/{mail.pid}/drop/").status_code == 404
