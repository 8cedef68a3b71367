"""The form without an account, its links, the desk, and what a machine or a thief meets there."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cungcau.brokerage.actions import accept_interest, agree_sender, ask_guest, forward_interest, tie_enquiry
from cungcau.brokerage.guest_links import holder_of, path, token
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Interest
from cungcau.jobs.queue import drain
from cungcau.kit.stamps import new_stamp
from cungcau.notices.models import Notice, Outgoing
from cungcau.persons.collecting import everything_of
from cungcau.persons.finding import person_of
from cungcau.trail.models import Look
from tests.factories.enquiries import WHO, a_confirmed, a_sent, a_tied
from tests.factories.interests import ON_NEED, ON_OFFER, OWNERS
from tests.people import employ, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan", "vocabulary")]


def filled(age=60.0, **changes):
    return {**ON_OFFER, **WHO, "named": "yes", "consent": "on", "stamp": new_stamp(time.time() - age), **changes}


def send(client, listing, **changes):
    return client.post(f"/interests/write/{listing.pid}/", filled(**changes))


def link_of(mail):
    return re.search(r"https?://[^/]+(/\S+)", mail.text)[1]


def newest(address=WHO["email"]):
    return Outgoing.objects.filter(to=address).order_by("pk").last()


def test_from_the_form_by_the_mail_to_the_desk(client, offer):
    asked = send(client, offer)
    assert WHO["email"] in client.get(asked.url).content.decode()
    confirm = link_of(newest())

    assert client.get(confirm).status_code == 200
    assert Enquiry.objects.get().state == "sent"  # a mail program has looked at it
    led_on = client.post(confirm, {"agrees": "on"}, follow=True)

    enquiry = Enquiry.objects.get()
    assert (enquiry.state, enquiry.agreed_at is not None) == ("verified", True)
    assert ON_OFFER["wish"] in led_on.content.decode()
    assert (led_on["Referrer-Policy"], led_on["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert client.post(confirm).status_code == 410  # the same link again


def test_on_a_need_a_solution_with_hard_limits(client, need):
    too_long = send(client, need, **{**ON_NEED, "approach": "x" * 1501})
    assert too_long.status_code == 422
    assert WHO["email"] in too_long.content.decode()

    assert send(client, need, **ON_NEED).status_code == 302
    assert Enquiry.objects.get().approach == ON_NEED["approach"]


@pytest.mark.parametrize("spoil", ["forged", "expired", "other"])
def test_a_link_that_is_no_good_confirms_nothing_and_tells_nothing(client, offer, spoil):
    enquiry = a_sent(offer)
    link = path(enquiry, "confirm")
    if spoil == "forged":
        link = link.replace(token(enquiry, "confirm"), "f" * 40)
    elif spoil == "expired":
        Enquiry.objects.update(confirm_until=timezone.now() - timedelta(minutes=1))
    else:
        link = link.replace(token(enquiry, "confirm"), token(a_sent(offer, email="khac@x.example"), "confirm"))

    answer = client.post(link)

    assert (answer.status_code, Enquiry.objects.get(pk=enquiry.pk).state) == (410, "sent")
    assert offer.title_vi not in answer.content.decode()


def test_the_link_for_one_purpose_is_none_for_another(offer):
    enquiry = a_confirmed(offer)

    assert holder_of(enquiry.pid, token(enquiry, "sent"), "follow") is None
    assert holder_of(enquiry.pid, token(enquiry, "confirm"), "follow") is None


def test_half_a_year_after_it_is_over_the_link_is_too_old(client, offer, dung):
    enquiry = a_confirmed(offer)
    Enquiry.objects.update(state="declined", settled_at=timezone.now() - timedelta(days=181))

    assert client.get(path(enquiry, "follow")).status_code == 410


@pytest.mark.parametrize("changes", [
    {"homepage": "http://x.example"}, {"stamp": ""}, {"stamp": "forged"}, {"age": 13 * 3600}, {"age": 0}
])  # fmt: skip
def test_a_machine_is_hindered_and_a_person_loses_nothing(client, offer, changes):
    answer = send(client, offer, **changes)

    assert (answer.status_code, Enquiry.objects.count(), Outgoing.objects.count()) == (422, 0, 0)
    assert ON_OFFER["wish"] in answer.content.decode()


def test_without_agreement_nothing_is_kept(client, offer):
    assert send(client, offer, consent="").status_code == 422
    assert not Enquiry.objects.exists()


def test_how_many_mails_one_address_is_sent_is_limited(client, offer):
    answers = [send(Client(REMOTE_ADDR=f"10.0.0.{number}"), offer).status_code for number in range(6)]

    assert answers == [302] * 4 + [429] * 2
    assert Outgoing.objects.filter(to=WHO["email"]).count() == 4


def test_how_much_comes_from_one_connection_is_limited(client, offer):
    answers = [send(client, offer, email=f"nguoi{number}@x.example").status_code for number in range(8)]

    assert answers == [302] * 6 + [429] * 2


def test_one_stamp_is_one_enquiry_pressed_twice_or_taken_to_another_listing(client, offer, need):
    stamp = new_stamp(time.time() - 60)
    first, second = (send(client, offer, stamp=stamp) for _press in range(2))
    elsewhere = send(client, need, stamp=stamp, **ON_NEED)

    assert (first.url, Enquiry.objects.count(), Outgoing.objects.count()) == (second.url, 1, 1)
    assert elsewhere.status_code == 422


def test_line_breaks_in_a_line_make_no_head_of_a_mail(client, offer):
    send(client, offer, name="Liên\r\nBcc: all@x.example", organisation_name="Nấm\nSubject: x")
    client.post(link_of(newest()))
    drain()

    assert [mail for mail in Outgoing.objects.all() if "\n" in mail.subject or mail.headers] == []
    assert Outgoing.objects.exclude(to__in=[WHO["email"]]).filter(to__contains="all@x").count() == 0
    assert send(client, offer, email="a@x.example\r\nBcc: b@x.example").status_code == 422


def test_scripts_are_words_on_every_page(client, offer, dung):
    script = "<script>alert(1)</script>"
    enquiry = a_confirmed(offer, about=script, name=script, organisation_name=script)
    pages = [client.get(path(enquiry, "follow"))]
    client.force_login(dung)
    desk = (enquiry.get_absolute_url(), "/interests/guests/", f"/interests/guests/{enquiry.pid}/tie/")
    pages += [client.get(address) for address in desk]

    assert [page.status_code for page in pages] == [200] * 4
    assert [script in page.content.decode() for page in pages] == [False] * 4


@pytest.mark.parametrize("way", ["members", "chosen", "internal"])
def test_what_strangers_may_not_read_is_not_there(client, offer, way):
    type(offer).objects.filter(pk=offer.pk).update(anonymity=way)

    assert client.get(f"/interests/write/{offer.pid}/").status_code == 404
    assert send(client, offer).status_code == 404


def test_an_anonymous_listing_is_not_betrayed_on_any_page_or_mail(client, offer, seeker, dung, quan):
    type(offer).objects.filter(pk=offer.pk).update(anonymity="anonymous")
    form = client.get(f"/interests/write/{offer.pid}/")
    send(client, offer)
    confirm = client.get(link_of(newest()))
    client.post(link_of(newest()))
    enquiry = Enquiry.objects.get()
    before = client.get(path(enquiry, "follow"))
    client.force_login(dung)
    client.post(f"/interests/guests/{enquiry.pid}/tie/", {"organisation": "new", "kind": "sme", "version": enquiry.version})
    interest = Interest.objects.get()
    accept_interest(forward_interest(interest, by=dung), by=quan, agrees=True, **OWNERS)
    drain()
    client.logout()
    after = client.get(path(enquiry, "follow"))

    told = [page.content.decode() for page in (form, confirm, before, after)]
    told += [f"{mail.subject} {mail.text} {mail.html}" for mail in Outgoing.objects.filter(to=WHO["email"])]
    assert len(told) > 6
    assert [word for word in ("Tản Viên", *OWNERS.values()) for page in told if word in page] == []


def test_the_consent_by_link_opens_contacts_and_the_look_is_written_down_as_by_link(client, offer, seeker, dung, quan):
    enquiry, interest = a_tied(offer, dung, seeker)
    accept_interest(forward_interest(interest, by=dung), by=quan, agrees=True, **OWNERS)
    follow = path(enquiry, "follow")
    assert OWNERS["phone"] not in client.get(follow).content.decode()

    page = client.get(f"{follow}agree/")
    interest.refresh_from_db()
    client.post(f"{follow}agree/", {"name": "Liên", "phone": "0912 345 678", "version": interest.version})

    assert "Liên" in page.content.decode()
    assert OWNERS["phone"] in client.get(follow).content.decode()
    look = Look.objects.get(who_name="by signed link")
    assert (look.who, look.parts, token(enquiry, "follow") in look.page) == ("", ["owner"], False)
    client.force_login(quan)
    assert "bằng đường dẫn có ký" in client.get(interest.get_absolute_url()).content.decode().partition('id="looks"')[2]


def test_a_question_is_answered_by_the_link_and_a_press_without_a_version_asks_again(client, offer, dung):
    enquiry = ask_guest(a_confirmed(offer), by=dung, question="Bao nhiêu mét khối?")
    step = f"{path(enquiry, 'follow')}reply/"
    assert "Bao nhiêu mét khối?" in client.get(step).content.decode()

    assert client.post(step, {"answer": "12"}).status_code == 422
    stale = client.post(step, {"answer": "12 m³", "version": enquiry.version - 1})
    assert (stale.status_code, "12 m³" in stale.content.decode()) == (409, True)
    client.post(step, {"answer": "12 m³", "version": enquiry.version})

    assert [row.text for row in enquiry.messages.filter(from_guest=True)] == ["12 m³"]


def test_withdrawn_and_erased_by_the_link(client, offer, seeker, dung):
    enquiry, interest = a_tied(offer, dung, seeker)
    follow = path(enquiry, "follow")
    client.post(f"{follow}withdraw/", {"version": interest.version})
    interest.refresh_from_db()
    assert interest.state == "withdrawn"

    client.post(f"{follow}erase/", {"version": Enquiry.objects.get().version})
    assert client.get(follow).status_code == 410


def test_the_answer_to_a_lost_link_tells_nothing(client, offer):
    a_confirmed(offer)
    known, unknown = (
        re.sub(r'csrf\w+" value="\w+|X-CSRFToken": "\w+', "", page.content.decode().replace(email, ""))
        for email in (WHO["email"], "nobody@x.example") for page in (client.post("/interests/link/", {"email": email}),)
    )

    assert known == unknown
    answers = [client.post("/interests/link/", {"email": WHO["email"]}).status_code for _try in range(3)]
    assert answers == [200, 200, 429]


def test_the_broker_is_warned_of_an_excluded_organisation_by_name_by_domain_and_by_account(client, offer, rival, dung, binh):
    offer.excluded_organisations.add(rival)
    type(rival).objects.filter(pk=rival.pk).update(website="https://hong-lam.example")
    by_name = a_confirmed(offer, email="ai@la.example", organisation_name="Cty Nhựa Hồng Lam")
    by_domain = a_confirmed(offer, email="x@hong-lam.example", organisation_name="Khác hẳn")
    by_account = a_confirmed(offer, email=binh.email, organisation_name="Khác hẳn nữa")
    innocent = a_confirmed(offer)
    client.force_login(dung)

    warned = ["không được biết" in client.get(one.get_absolute_url()).content.decode()
              for one in (by_name, by_domain, by_account, innocent)]  # fmt: skip

    assert warned == [True, True, True, False]
    follow = Client().get(path(by_name, "follow")).content.decode()
    assert "không được biết" not in follow


def test_the_broker_ties_it_and_a_second_press_leads_to_the_same_interest(client, offer, seeker, dung):
    enquiry = a_confirmed(offer, organisation_name=seeker.name_vi)
    client.force_login(dung)
    address = f"/interests/guests/{enquiry.pid}/tie/"
    assert seeker.pid in client.get(address).content.decode()

    said = {"organisation": seeker.pid, "kind": "sme", "version": enquiry.version}
    answers = [client.post(address, said) for _press in range(2)]

    interest = Interest.objects.get()
    assert [answer.url for answer in answers] == [interest.get_absolute_url()] * 2
    assert (interest.organisation, interest.state) == (seeker, "screening")


@pytest.mark.parametrize("name", ["an", "ha", "quang"])
def test_the_desk_is_for_brokers(client, offer, name, request):
    enquiry = a_confirmed(offer)
    client.force_login(request.getfixturevalue(name))

    assert client.get("/interests/guests/").status_code == 403
    assert client.get(enquiry.get_absolute_url()).status_code == 404


def test_who_logs_in_with_the_address_finds_it_and_takes_it_over(client, offer, seeker, an):
    enquiry = a_confirmed(offer, email=an.email)
    client.force_login(an)
    assert "/interests/guests/mine/" in client.get("/interests/").content.decode()
    page = client.get(f"/interests/guests/{enquiry.pid}/claiming/")
    assert seeker.pid in page.content.decode()

    answer = client.post(f"/interests/guests/{enquiry.pid}/claiming/", {"organisation": seeker.pid, "version": enquiry.version})

    interest = Interest.objects.get()
    assert (answer.url, interest.sender, interest.organisation) == (interest.get_absolute_url(), an, seeker)
    client.logout()
    shown = client.get(path(enquiry, "follow")).content.decode()
    assert ON_OFFER["wish"] not in shown


def test_somebody_elses_is_not_there(client, offer, an):
    enquiry = a_confirmed(offer)
    client.force_login(an)

    assert client.get(f"/interests/guests/{enquiry.pid}/claiming/").status_code == 404


def test_who_has_an_account_and_works_somewhere_is_led_to_her_own_form(client, offer, an):
    client.force_login(an)
    assert client.get(f"/interests/write/{offer.pid}/").url == f"/interests/to/{offer.pid}/"

    client.force_login(person("moi", "Người Mới"))
    assert client.get(f"/interests/write/{offer.pid}/").status_code == 200


def test_whom_the_owner_has_excluded_finds_nothing_when_logged_in(client, offer, rival):
    offer.excluded_organisations.add(rival)
    client.force_login(employ(person("doc", "Người đọc"), rival, "reader"))

    assert client.get(f"/interests/write/{offer.pid}/").status_code == 404


SECRETS = {"organisation": WHO["organisation_name"], "name": WHO["name"], "phone": WHO["phone"], "email": WHO["email"]}


def told_to_the_owner(client, interest, quan):
    """What of the sender stands in the owner's pages, notices and mails, and in the copy of her own data."""
    client.force_login(quan)
    own = interest.get_absolute_url(), interest.listing.get_absolute_url()
    pages = [*own, "/interests/", "/interests/?tab=received", "/inbox/", "/search/?q=nấm"]
    texts = [client.get(address).content.decode() for address in pages]
    mails = [f"{mail.subject} {mail.text} {mail.html}" for mail in Outgoing.objects.filter(to=quan.email)]
    assert any(mails)  # she is written to
    texts += mails
    texts += [f"{notice.facts}" for notice in Notice.objects.filter(user=quan)]
    texts.append(str(everything_of(person_of(quan))))
    return {name for name, word in SECRETS.items() if any(word in text for text in texts)}


@pytest.mark.parametrize("agrees", [True, False])
def test_a_sender_who_hides_her_name_shows_her_words_alone_until_both_agree(client, offer, dung, quan, agrees):
    """Staged: the words when it is passed on; who she is, and whom to call, when the last of both consents is given."""
    send(client, offer, named="no")
    client.post(link_of(newest()), {"agrees": "on"} if agrees else {})
    enquiry = Enquiry.objects.get()
    interest = tie_enquiry(enquiry, by=dung)
    forward_interest(interest, by=dung)
    drain()
    client.force_login(quan)
    page = client.get(interest.get_absolute_url())
    assert ON_OFFER["wish"] in page.content.decode()
    assert told_to_the_owner(client, interest, quan) == set()

    accept_interest(interest, by=quan, agrees=True, **OWNERS)
    drain()
    interest.refresh_from_db()
    if not agrees:
        assert (interest.state, told_to_the_owner(client, interest, quan)) == ("accepted", set())
        agree_sender(interest, by=Guest(enquiry), **{name: WHO[name] for name in ("name", "phone", "email")})
        drain()
        interest.refresh_from_db()
    assert (interest.state, told_to_the_owner(client, interest, quan)) == ("revealed", set(SECRETS))


def test_a_sender_who_gives_her_name_at_once_is_known_with_her_words_and_is_called_later(client, offer, dung, quan):
    send(client, offer)
    client.post(link_of(newest()))
    interest = tie_enquiry(Enquiry.objects.get(), by=dung)
    forward_interest(interest, by=dung)
    drain()

    assert told_to_the_owner(client, interest, quan) == {"organisation"}


def test_without_a_choice_of_name_the_form_comes_back_with_what_was_typed(client, offer):
    answer = send(client, offer, named="")

    assert answer.status_code == 422
    assert WHO["email"] in answer.content.decode()
    assert not Enquiry.objects.exists()


def test_the_desk_and_the_sender_read_that_the_name_is_closed(client, offer, dung):
    enquiry = a_confirmed(offer, named=False)
    closed = "chưa cho chủ tin biết"
    shown = closed in client.get(path(enquiry, "follow")).content.decode()
    client.force_login(dung)

    assert (shown, closed in client.get(enquiry.get_absolute_url()).content.decode()) == (True, True)
