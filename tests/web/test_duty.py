"""The page of duties: who sees which lines in which group, what a line leads to, and how often the database is asked."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cungcau.brokerage.actions import log_contact, send_message, write_entry
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.message_models import IncomingMail
from cungcau.brokerage.models import Interest
from cungcau.kit import duties, nav
from tests.factories.cases import a_case, day, put
from tests.factories.facilities import a_submitted_facility
from tests.factories.interests import a_forwarded, an_interest, led_to
from tests.factories.life import confirmed_ago
from tests.factories.listings import a_published, a_submitted
from tests.factories.outcomes import an_introduction, answered
from tests.factories.registry import a_proposed, a_registered
from tests.factories.submissions import a_confirmed
from tests.factories.surveys import a_visit
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


@pytest.fixture
def offer(institute, quan, ha):
    return a_published(institute, quan, ha, kind="offer")


@pytest.fixture
def need(seeker, an, ha):
    return a_published(seeker, an, ha)


def a_kept(by, need, offer, **columns):
    """A case of this officer's; nothing about it is late unless it is said."""
    case = a_case(by, need, offer, next_action="Gọi chị An", next_due=day(5))
    return put(case, **{"stage_due": day(30), **columns})


@pytest.fixture
def desk(need, offer, dung, mai, son, seeker, institute, rival, an, quan, ha, lan):
    """Something for everybody."""
    a_kept(dung, need, offer, stage_due=day(-1))
    a_kept(dung, need, offer, next_due=day(0))
    a_kept(dung, need, offer, turn="supply")
    a_kept(dung, need, offer, second=mai, turn="demand")
    a_kept(dung, need, offer, state="paused", paused_on=day(-9), paused_until=day(-1))
    a_kept(dung, need, offer, opened_at=timezone.now() - timedelta(days=40))
    a_kept(person("hung", "Đinh Văn Hùng", "broker"), need, offer, next_due=day(-3))
    an_interest(offer, seeker, an)
    a_submitted(seeker, an, title_vi="Tin chờ duyệt")
    a_confirmed()
    a_visit(lan, rival, son)
    a_proposed(mai, name="TS Chờ Duyệt")
    a_registered(dung, name_vi="Công ty Mới Đăng Ký")
    a_submitted_facility(institute, quan)


SEEN = {
    "dung": {
        ("overdue", "brokerage.case"), ("today", "brokerage.case"), ("point", "brokerage.case"), ("demand", "brokerage.case"),
        ("supply", "brokerage.case"), ("cold", "brokerage.cold"), ("overdue", "brokerage.rested"), ("today", "brokerage.new"),
        ("point", "intake.submission"),
    },
    "hung": {("overdue", "brokerage.case"), ("today", "brokerage.new"), ("point", "intake.submission")},
    "mai": {("demand", "brokerage.case"), ("point", "registry.expert")},
    "son": {("point", "surveys.visit")},
    "ha": {("point", "listings.review"), ("point", "intake.submission"), ("point", "facilities.entry")},
    "lan": {
        ("point", "intake.submission"), ("point", "facilities.entry"), ("point", "registry.expert"),
        ("point", "registry.organisation"),
    },
    "quang": set(), "an": set(),
}  # fmt: skip


@pytest.mark.usefixtures("desk", "quang")
@pytest.mark.parametrize("name", SEEN)
def test_each_officer_sees_what_is_hers(name, django_user_model):
    user = django_user_model.objects.get(email=f"{name}@demo.example")

    found = duties.counts(user)

    assert {place for place, number in found.items() if number} == SEEN[name]
    for group in duties.GROUPS:
        lines = duties.Lines(user, group, found)
        assert len(lines[: len(lines)]) == len(lines)


@pytest.mark.usefixtures("desk")
def test_the_page_opens_for_those_who_work_at_the_point_alone(client, dung, quang, an):
    answers = []
    for user in (dung, quang, an):
        client.force_login(user)
        answers.append(client.get("/duty/").status_code)

    assert answers == [200, 403, 403]


@pytest.mark.usefixtures("desk")
def test_what_is_late_or_due_is_counted_in_the_menu(client, dung):
    client.force_login(dung)

    line = next(item for item in nav.items_for(dung, "desk") if item.key == "duty")

    assert line.number == 4  # a late case, one of today, one that has rested, a new interest
    assert '<a href="/duty/">Bàn trực <span class="tab-count num">4</span></a>' in client.get("/").content.decode()


def test_the_number_in_the_menu_is_reckoned_anew_when_something_was_done_and_only_then(client, need, offer, dung):
    client.force_login(dung)

    def number_and_cost():
        with CaptureQueriesContext(connection) as queries:
            line = next(item for item in nav.items_for(dung, "desk") if item.key == "duty")
        return line.number, len(queries)

    nothing, _cost = number_and_cost()
    assert number_and_cost() == (nothing, 1)
    a_kept(dung, need, offer, next_due=day(-1))

    more, cost = number_and_cost()
    assert (more, cost > 1) == (nothing + 1, True)


def test_an_officer_lands_here_and_others_where_they_were_going(client, dung, an):
    def after(user, **more):
        return client.post("/login/", {"email": user.email, "password": "sen-nở-mùa-hạ-2026", **more}).url

    assert [after(dung), after(dung, next="/zones/"), after(dung, next="https://elsewhere.example/"), after(an)] == [
        "/duty/", "/zones/", "/duty/", "/",
    ]  # fmt: skip


def test_a_button_acts_and_the_officer_stays(client, dung, offer, seeker, an):
    interest = an_interest(offer, seeker, an)
    client.force_login(dung)
    assert f'action="/interests/{interest.pid}/take/"' in client.get("/duty/").content.decode()

    data = {"version": interest.version, "next": "/duty/?group=today"}
    answer = client.post(f"/interests/{interest.pid}/take/", data)

    assert (answer.status_code, answer.url) == (302, "/duty/?group=today")
    assert Interest.objects.get().handler == dung


def test_nobody_is_led_away_after_an_act(client, dung, offer, seeker, an):
    interest = an_interest(offer, seeker, an)
    client.force_login(dung)

    answer = client.post(f"/interests/{interest.pid}/take/", {"version": interest.version, "next": "//elsewhere.example/"})

    assert answer.url == interest.get_absolute_url()


@pytest.mark.parametrize(("days", "group"), [(0, "point"), (30, "overdue")])
def test_a_review_is_late_by_the_clock_of_working_days(seeker, an, ha, days, group):
    listing = a_submitted(seeker, an)
    type(listing).objects.update(submitted_at=timezone.now() - timedelta(days=days))

    assert [place for place, number in duties.counts(ha).items() if number] == [(group, "listings.review")]


def test_who_is_waited_for_is_the_side_that_has_to_answer(offer, need, seeker, institute, an, quan, dung):
    a_forwarded(offer, seeker, an, dung)  # the institute offers: it answers
    a_forwarded(need, institute, quan, dung)  # the company is in need: it answers
    assert {place: number for place, number in duties.counts(dung).items() if number} == {
        ("supply", "brokerage.interest"): 1, ("demand", "brokerage.interest"): 1,
    }  # fmt: skip

    Interest.objects.update(reply_due=day(-1))
    late = duties.Lines(dung, "overdue", duties.counts(dung))
    assert sorted(line.turn for line in late[:9]) == ["demand", "supply"]


def test_open_contacts_ask_for_a_case_until_there_is_one(offer, seeker, an, quan, dung):
    interest = led_to(an_interest(offer, seeker, an), "revealed", an, quan, dung)
    line = duties.Lines(dung, "point", duties.counts(dung))[:1][0]
    assert line.act.url == f"/cases/open/?interest={interest.pid}"

    about = {"interest": interest, "offer": offer, "goal": "Có rồi", "mode": "turnkey"}
    Case.objects.create(ref="HS-X", stage="intake", stage_due=day(9), **about)
    assert sum(duties.counts(dung).values()) == 0


def test_a_listing_that_grows_old_is_her_advisers(client, need, dung, mai):
    type(need).objects.filter(pk=need.pk).update(adviser=dung)
    confirmed_ago(need, 95)

    assert duties.counts(mai).get(("expiring", "listings.current"), 0) == 0
    line = duties.Lines(dung, "expiring", duties.counts(dung))[:5][0]
    assert (line.act.url, line.act.press) == (f"/listings/{need.pid}/confirm/", True)

    client.force_login(dung)
    client.post(line.act.url, {"version": line.act.version, "next": "/duty/"})
    assert duties.counts(dung).get(("expiring", "listings.current"), 0) == 0


@pytest.mark.parametrize("address", ["/duty/", "/duty/?group=overdue"])
def test_sixty_cases_ask_the_database_no_more_than_three(client, need, offer, dung, address):
    client.force_login(dung)

    def asked(number):
        while Case.objects.count() < number:
            a_kept(dung, need, offer, stage_due=day(-1), opened_at=timezone.now() - timedelta(days=40))
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    asked(3)
    assert asked(3) == asked(60)


def test_a_group_is_read_page_by_page(client, need, offer, dung):
    for number in range(30):
        a_kept(dung, need, offer, stage_due=day(-1), goal=f"Mục tiêu {number:02}")
    client.force_login(dung)

    first, second = (client.get(f"/duty/?group=overdue&page={page}").content.decode() for page in (1, 2))

    assert (first.count("data-duty-open"), second.count("data-duty-open")) == (25, 5)
    assert client.get("/duty/").content.decode().count("data-duty-open") == 8


def test_a_source_names_groups_that_the_page_has():
    with pytest.raises(ValueError, match="no such groups as someday"):
        duties.hand_in(duties.Source("x", "x", ("someday",), lambda user, group: None, lambda rows, user: [], bool))


def test_what_a_side_wrote_stands_there_until_somebody_answers(need, offer, dung, an):
    case = put(a_case(dung, need, offer, next_action="Gọi chị An", next_due=day(5)), stage_due=day(30))

    def waits():
        lines = duties.Lines(dung, duties.TODAY, duties.counts(dung))[:9]
        return [(line.title, line.since) for line in lines if str(line.kind) == "Tin nhắn chưa trả lời"]

    assert waits() == []
    write_entry(case, by=an, words="Bao giờ có báo giá?")
    assert waits() == [(case.goal, day(0))]
    send_message(case, by=dung, words="Thứ Hai.", shared="demand")
    assert waits() == []


def test_a_contradiction_is_for_its_broker_and_held_mail_for_all_who_decide(need, offer, dung, ha, client):
    colleague = person("hung", "Đinh Văn Hùng", "broker")
    introduction = an_introduction(put(a_case(dung, need, offer, next_action="Gọi chị An", next_due=day(5)), stage_due=day(30)))
    answered(introduction, "demand", "contract", value=900_000_000)
    answered(introduction, "supply", "nothing")
    IncomingMail.objects.create(key="k", state="held", reason="sender", subject="Giá mật", sender_email="la@x.example")

    def today(user):
        return {line.kind: line for line in duties.Lines(user, duties.TODAY, duties.counts(user))[:9]}

    assert set(map(str, today(dung))) == {"Mâu thuẫn", "Thư tạm giữ"}
    assert set(map(str, today(colleague))) == {"Thư tạm giữ"}
    assert today(ha) == {}
    client.force_login(dung)
    page = client.get("/duty/").content.decode()
    assert f'href="/outcomes/{introduction.pid}/settle/' in page
    assert "Giá mật" not in page


def test_who_has_logged_the_action_that_was_due_plans_the_next_one(client, need, offer, dung):
    case = a_kept(dung, need, offer, next_due=day(-3))

    def next_act():
        (line,) = duties.Lines(dung, duties.OVERDUE, duties.counts(dung))[:9]
        return line.act.url.split("/")[-2]

    assert next_act() == "log"
    client.force_login(dung)
    assert f'value="{day(0):%Y-%m-%d}"' in client.get(f"/cases/{case.pid}/log/").content.decode()

    log_contact(Case.objects.get(pk=case.pk), by=dung, kind="call", on=day(0), words="Chị An nói tuần sau.", shared="none")

    assert next_act() == "plan_next"
