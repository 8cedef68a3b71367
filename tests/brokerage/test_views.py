"""The pages: who opens them, what they show to whom, what is typed and sent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.listings.actions import pause_listing
from cungcau.trail.models import Look
from tests.factories.interests import CALL, ON_NEED, ON_OFFER, OWNERS, a_forwarded, an_interest, led_to, put
from tests.factories.listings import a_published, in_state
from tests.people import employ, organisation, person

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
TYPED = {**CALL._asdict(), "named": "yes"}


def page_of(client, user, address):
    if user is None:
        client.logout()
    else:
        client.force_login(user)
    return client.get(address)


def address_of(listing, query=""):
    return f"/interests/to/{listing.pid}/{query}"


# — the form


def test_a_firm_answers_three_questions(client, an, seeker, offer):
    client.force_login(an)
    shown = client.get(address_of(offer))
    typed = {**TYPED, **ON_OFFER, "organisation": seeker.pid, "draft": shown.context["draft"]}

    answers = [client.post(address_of(offer), typed) for _press in range(2)]

    interest = Interest.objects.get()
    assert [answer.url for answer in answers] == [interest.get_absolute_url()] * 2
    assert (interest.about, interest.sender_email, interest.named, interest.state) == (
        ON_OFFER["about"], CALL.email, True, "sent",
    )  # fmt: skip


def test_a_solution_is_proposed_with_own_offers(client, an, seeker, need, ha, binh, rival):
    own, strange = a_published(seeker, an, ha, kind="offer"), a_published(rival, binh, ha, kind="offer")
    client.force_login(an)
    typed = {**TYPED, **ON_NEED, "organisation": seeker.pid, "cost_max": "1,2 tỷ", "named": "no"}

    refused = client.post(address_of(need), {**typed, "offers": [own.pid, strange.pid]})
    client.post(address_of(need), {**typed, "offers": [own.pid]})

    assert refused.status_code == 422
    interest = Interest.objects.get()
    assert (interest.cost_max, interest.trl, interest.named, list(interest.offers.all())) == (1_200_000_000, 8, False, [own])


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"about": ""}, "about"), ({"about": "x" * 1001}, "about"), ({"phone": "", "email": ""}, "phone"),
        ({"phone": "12"}, "phone"),
    ],
)
def test_what_is_missing_is_said_at_its_field(client, an, seeker, offer, missing, field):
    client.force_login(an)

    answer = client.post(address_of(offer), {**TYPED, **ON_OFFER, "organisation": seeker.pid, **missing})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Interest.objects.exists()


def test_limits_are_said_and_given_to_the_browser(client, an, need):
    page = page_of(client, an, address_of(need, "?lang=en")).content.decode()

    assert 'maxlength="1500"' in page
    assert "data-count" in page


def test_one_under_way_is_shown_instead_of_a_second_form(client, an, interest, offer):
    assert page_of(client, an, address_of(offer)).url == interest.get_absolute_url()


def test_who_may_not_send_finds_no_form(client, request, offer, an, quan, seeker):
    others = [(quan, 404), (request.getfixturevalue("binh"), 200), (request.getfixturevalue("ha"), 422)]
    assert [page_of(client, user, address_of(offer)).status_code for user, _status in others] == [status for _u, status in others]
    assert page_of(client, None, address_of(offer)).status_code == 302

    offer.excluded_organisations.add(seeker)
    assert page_of(client, an, address_of(offer)).status_code == 404
    offer.excluded_organisations.clear()
    in_state(offer, "paused")
    assert page_of(client, an, address_of(offer)).status_code == 404


def test_another_organisations_name_is_not_taken(client, an, rival, offer):
    client.force_login(an)

    answer = client.post(address_of(offer), {**TYPED, **ON_OFFER, "organisation": rival.pid})

    assert answer.status_code == 422
    assert not Interest.objects.exists()


def test_a_broker_types_in_what_was_told_by_phone(client, dung, seeker, offer):
    client.force_login(dung)
    found = client.get(address_of(offer, "?by=phone&q=sao+mai"))
    assert f"organisation={seeker.pid}" in found.content.decode()

    chosen = address_of(offer, f"?by=phone&organisation={seeker.pid}")
    assert client.get(chosen).status_code == 200
    client.post(chosen, {**TYPED, **ON_OFFER, "organisation": seeker.pid, "agrees": "on"})

    interest = Interest.objects.get()
    assert (interest.channel, interest.sender, interest.organisation, interest.sender_agreed_by) == ("phone", None, seeker, dung)


def test_of_an_excluded_organisation_no_broker_types_in_anything(client, dung, seeker, offer):
    offer.excluded_organisations.add(seeker)

    answer = page_of(client, dung, address_of(offer, f"?by=phone&organisation={seeker.pid}"))

    assert answer.status_code == 422
    assert "Sao Mai" not in page_of(client, dung, address_of(offer, "?by=phone&q=sao+mai")).content.decode().partition("<ul>")[2]


@pytest.mark.parametrize("name", ["an", "ha", "lan"])
def test_only_a_broker_writes_for_others(client, request, name, rival, offer):
    answer = page_of(client, request.getfixturevalue(name), address_of(offer, f"?by=phone&organisation={rival.pid}"))

    assert answer.status_code in {200, 422}
    assert "Hồng Lam" not in answer.content.decode()


# — on the listing's page


def test_the_listings_page_offers_it_to_who_may_send(client, an, quan, binh, dung, ha, offer):
    ways = (f'href="{address_of(offer)}', f'href="/interests/write/{offer.pid}/')
    pages = {user.name if user else None: page_of(client, user, offer.get_absolute_url()).content.decode()
             for user in (an, binh, quan, dung, ha, None)}  # fmt: skip

    assert {name: [page.count(way) for way in ways] for name, page in pages.items()} == {
        an.name: [1, 0], binh.name: [1, 0], quan.name: [0, 0], dung.name: [1, 0], ha.name: [0, 0], None: [0, 1]
    }  # fmt: skip


def test_the_owner_finds_there_what_was_passed_on(client, an, quan, dung, seeker, offer):
    interest = an_interest(offer, seeker, an)
    assert "?tab=received" not in page_of(client, quan, offer.get_absolute_url()).content.decode()

    led_to(interest, "forwarded", an, quan, dung)
    assert "?tab=received" in page_of(client, quan, offer.get_absolute_url()).content.decode()


# — one interest


def test_steps_are_taken_by_their_buttons(client, an, quan, dung, interest):
    def press(user, verb, **typed):
        client.force_login(user)
        interest.refresh_from_db()
        return client.post(f"{interest.get_absolute_url()}{verb}/", {"version": interest.version, **typed})

    press(dung, "take")
    press(dung, "forward", note="Nghiêm túc.")
    assert press(quan, "accept", agrees="on").status_code == 422
    press(quan, "accept", agrees="on", **OWNERS)
    press(an, "agree_sender", **CALL._asdict())

    interest.refresh_from_db()
    assert (interest.state, interest.owner_name) == ("revealed", OWNERS["name"])


def test_the_owners_form_begins_with_the_contact_of_the_listing(client, quan, an, dung, seeker, institute, offer):
    from cungcau.registry.actions import add_contact

    contact = add_contact(institute, by=quan, name="Chị Trực", phone="0912 000 900", consent_purpose="x", consent_on="2026-01-01")
    type(offer).objects.filter(pk=offer.pk).update(contact=contact)
    interest = a_forwarded(offer, seeker, an, dung)

    page = page_of(client, quan, f"{interest.get_absolute_url()}accept/").content.decode()

    assert 'value="Chị Trực"' in page


def test_a_broker_who_acts_for_a_side_is_told_so(client, dung, quan, an, seeker, offer):
    interest = a_forwarded(offer, seeker, an, dung)

    address = f"{interest.get_absolute_url()}accept/?lang=en"

    assert "You write down what the owner has told you" in page_of(client, dung, address).content.decode()
    assert "You write down what the owner has told you" not in page_of(client, quan, address).content.decode()


def test_strangers_colleagues_and_the_owner_before_it_is_passed_on(client, an, quan, binh, ha, dung, interest):
    address = interest.get_absolute_url()
    statuses = {user.email.split("@")[0]: page_of(client, user, address).status_code for user in (an, quan, binh, ha, dung)}

    assert statuses == {"an": 200, "quan": 404, "binh": 404, "ha": 404, "dung": 200}


def test_who_left_the_firm_finds_nothing_more(client, an, interest):
    an.memberships.update(until=timezone.localdate())

    assert page_of(client, an, interest.get_absolute_url()).status_code == 404
    assert interest.title not in page_of(client, an, "/interests/").content.decode()


SECRETS = {"sender": "Sao Mai", "owner": "Tản Viên", "sender_contact": CALL.phone, "owner_contact": OWNERS["phone"]}


@pytest.mark.parametrize(
    ("state", "for_owner", "for_sender"),
    [
        ("forwarded", set(), {"sender", "sender_contact"}),
        ("accepted", {"owner_contact"}, {"sender", "sender_contact"}),
        ("declined", set(), {"sender", "sender_contact"}),
        ("revealed", set(SECRETS), set(SECRETS)),
    ],
)
def test_what_a_page_tells_of_the_other_side(client, an, quan, dung, ha, seeker, institute, state, for_owner, for_sender):
    """An anonymous listing and a sender who is not named, before and after both agree."""
    listing = a_published(institute, quan, ha, kind="offer", anonymity="anonymous")
    interest = led_to(an_interest(listing, seeker, an, named=False), state, an, quan, dung)

    def told(user):
        pages = [interest.get_absolute_url(), "/interests/", "/interests/?tab=received", "/interests/?tab=sent", "/inbox/"]
        text = "".join(page_of(client, user, address).content.decode().partition("<main")[2] for address in pages)
        return {name for name, word in SECRETS.items() if word in text}

    assert told(quan) - {"owner"} == for_owner - {"owner"}
    assert told(an) == for_sender


def test_a_look_at_somebody_elses_contact_is_written_down_and_shown_to_its_owner(client, an, quan, dung, seeker, offer):
    interest = led_to(an_interest(offer, seeker, an), "revealed", an, quan, dung)
    page_of(client, an, interest.get_absolute_url())
    page_of(client, dung, interest.get_absolute_url())
    subject = f"brokerage.interest:{interest.pid}"

    assert {(look.who_name, tuple(look.parts)) for look in Look.objects.filter(subject=subject)} == {
        (an.name, ("owner",)), (dung.name, ("owner", "sender")),
    }  # fmt: skip
    shown = page_of(client, quan, interest.get_absolute_url()).content.decode().partition('id="looks"')[2]
    assert an.name in shown
    assert dung.name in shown
    seen_by_sender = page_of(client, an, interest.get_absolute_url()).content.decode().partition('id="looks"')[2]
    assert quan.name in seen_by_sender


def test_ones_own_contact_makes_no_line(client, an, interest):
    page_of(client, an, interest.get_absolute_url())

    assert not Look.objects.filter(subject__startswith="brokerage").exists()


def test_offers_of_a_sender_who_is_not_named_are_not_shown(client, an, quan, dung, ha, seeker, need):
    own = a_published(seeker, an, ha, kind="offer", title_vi="Lò sấy của Sao Mai")
    interest = a_forwarded(need, seeker, an, dung, named=False, offers=[own])

    assert own.title not in page_of(client, quan, interest.get_absolute_url()).content.decode()
    Interest.objects.filter(pk=interest.pk).update(named=True)
    assert own.title in page_of(client, quan, interest.get_absolute_url()).content.decode()


def test_what_left_publication_says_so_and_stays(client, an, quan, dung, seeker, offer):
    interest = a_forwarded(offer, seeker, an, dung)
    pause_listing(offer, by=quan)

    page = page_of(client, an, interest.get_absolute_url())

    assert page.context["interest"].listing.is_published is False
    assert f'href="{offer.get_absolute_url()}"' not in page.content.decode()


def test_the_owners_words_are_for_the_broker_alone(client, an, quan, dung, seeker, offer):
    interest = led_to(an_interest(offer, seeker, an), "declined", an, quan, dung)

    assert "Năm nay chưa làm." not in page_of(client, an, interest.get_absolute_url()).content.decode()
    assert "Năm nay chưa làm." in page_of(client, dung, interest.get_absolute_url()).content.decode()


# — lists


def test_the_desk_is_the_brokers(client, request, dung):
    names = ("an", "ha", "lan", "mai", "quang")

    assert [page_of(client, request.getfixturevalue(name), "/interests/desk/").status_code for name in names] == [403] * 5
    assert page_of(client, dung, "/interests/desk/").status_code == 200


def test_the_oldest_stands_first_and_what_is_overdue_is_marked(client, an, dung, ha, seeker, institute, quan):
    made = []
    for number, days in enumerate((3, 12)):
        listing = a_published(institute, quan, ha, kind="offer", title_vi=f"Tin số {number}")
        at = timezone.now() - timezone.timedelta(days=days)
        made.append(put(a_forwarded(listing, seeker, an, dung), "forwarded", forwarded_at=at, reply_due=at.date()))
    Interest.objects.filter(pk=made[0].pk).update(reply_due=timezone.localdate())

    shown = page_of(client, dung, "/interests/desk/?state=forwarded&lang=en").content.decode()

    assert shown.index("Tin số 1") < shown.index("Tin số 0")
    rows = client.get("/interests/desk/?state=forwarded").context["rows"]
    assert [sight.interest.is_overdue for sight in rows] == [True, False]


def test_my_page_has_what_was_sent_and_what_was_passed_on(client, an, quan, dung, seeker, offer):
    interest = an_interest(offer, seeker, an)
    assert interest.title in page_of(client, an, "/interests/").content.decode()
    assert interest.title not in page_of(client, quan, "/interests/?tab=received").content.decode()

    led_to(interest, "forwarded", an, quan, dung)
    assert interest.title in page_of(client, quan, "/interests/").content.decode()


@pytest.mark.parametrize("address", ["/interests/?tab=sent", "/interests/desk/"])
def test_a_list_asks_as_many_questions_whatever_its_length(client, dung, quan, ha, institute, address):
    broker = employ(dung, organisation("Hội của Dũng"))
    client.force_login(broker)

    def questions(number):
        listing = a_published(institute, quan, ha, kind="offer", title_vi=f"Tin số {number}", anonymity="anonymous")
        an_interest(listing, broker.memberships.get().organisation, broker)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    numbers = [questions(number) for number in range(5)]

    assert numbers[1:] == numbers[1:2] * 4


def test_a_reader_of_the_firm_sees_and_does_nothing(client, interest, seeker):
    reader = employ(person("doc", "Đỗ Văn Đọc"), seeker, "reader")

    page = page_of(client, reader, interest.get_absolute_url())

    assert page.status_code == 200
    assert page.context["buttons"] == []
    assert client.post(f"{interest.get_absolute_url()}withdraw/", {"version": 1}).status_code == 403
