"""Figures of the desk: hand-made tables, every number opens exactly its records, and what supervisors see of them."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cungcau.brokerage.case_models import Case, StageEntry
from cungcau.brokerage.figure_records import cases_behind
from cungcau.brokerage.figures import SERIES, Asked, funnel, happened, load, reasons, replies, trend
from cungcau.brokerage.models import Interest
from cungcau.brokerage.periods import period_of
from tests.factories.cases import day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]
# Monday 5 to Friday 16 October 2026 holds no day off.
MONDAY = datetime(2026, 10, 5, 3, tzinfo=UTC)
TODAY = timezone.localdate()


@pytest.fixture
def now(monkeypatch):
    """A day on which the quarter, the year and the month before are all there: 16 November 2026."""
    moment = datetime(2026, 11, 16, 3, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


@pytest.fixture
def make(offer, dung):
    """A case with its stays: (stage, days after MONDAY, days in it or None, how)."""

    def made(*stays, ref=None, owner=dung, mode="turnkey", **columns):
        values = {"opened_at": MONDAY, "stage_due": day(400), "last_contact_on": day(0), **columns}
        case = Case.objects.create(
            ref=ref or f"HS-{Case.objects.count()}", offer=offer, goal="Mục tiêu kín", mode=mode, owner=owner,
            stage=stays[-1][0] if stays else "intake", **values,
        )  # fmt: skip
        for stage, after, length, how in stays:
            start = MONDAY + timedelta(days=after)
            end = None if length is None else start + timedelta(days=length)
            StageEntry.objects.create(case=case, stage=stage, entered_at=start, left_at=end, how=how)
        return case

    return made


def asked(name="year", back="0", template=""):
    return Asked(period_of(name, back, timezone.localdate()), template)


def steps(what):
    return {step.entered.query.split("stage=")[1]: step for step in funnel(what)}


def row(step):
    return step.entered.number, step.went.number, step.share, step.age


@pytest.fixture
def three(make):
    """Three cases in the first stage: two went on after 1 and 4 days of the calendar week, one went back after 2."""
    make(("intake", 0, 1, "done"), ("clarify", 1, 3, "done"), ("search", 4, None, ""))
    make(("intake", 0, 4, "done"), ("clarify", 4, 0, "skipped"), ("search", 4, None, ""))
    make(("intake", 0, 2, "back"))


@pytest.mark.usefixtures("now", "three")
def test_the_funnel_agrees_with_a_table_made_by_hand():
    found = steps(asked())

    # From Monday: Tuesday 1, Friday 4, Wednesday 2 working days; the median of 1, 2, 4 is 2.
    assert row(found["intake"]) == (3, 2, 67, 2)
    # From Tuesday to Friday 3; what was jumped over is no stay.
    assert row(found["clarify"]) == (1, 1, 100, 3)
    # From Friday 9 October to Monday 16 November: 26 working days, twice.
    assert row(found["search"]) == (2, 0, 0, 26)
    assert row(found["nda"]) == (0, 0, None, None)


@pytest.mark.usefixtures("now", "three")
def test_the_template_and_the_period_narrow_the_funnel(make):
    make(("intake", 0, 1, "done"), mode="consulting")

    assert steps(asked())["intake"].entered.number == 4
    assert steps(asked(template="equipment"))["intake"].entered.number == 3
    assert steps(asked("month"))["intake"].entered.number == 0
    assert steps(asked("month", "1"))["intake"].entered.number == 4


@pytest.mark.usefixtures("now")
def test_a_stay_of_a_closed_case_ends_when_it_was_closed(make):
    make(("intake", 0, None, ""), state="lost", reason="price", settled_at=MONDAY + timedelta(days=3))

    assert steps(asked())["intake"].age == 3


@pytest.mark.usefixtures("now")
def test_the_trend_counts_each_day_in_the_month_where_the_point_is(make):
    late = datetime(2026, 10, 31, 18, tzinfo=UTC)  # already 1 November in Vietnam
    make(opened_at=late, state="lost", reason="price", settled_at=late)
    make(("agreement", 0, 1, "done"), state="ended", settled_at=MONDAY)
    make(("agreement", 0, None, ""), state="won", settled_at=MONDAY)
    what = asked()

    rows = {f"{row.month:%Y-%m}": [cell.number for cell in row.cells] for row in trend(what, happened(what))}

    assert SERIES == ("opened", "agreed", "won", "ended", "lost")
    assert (rows["2026-10"], rows["2026-11"]) == ([2, 1, 1, 1, 0], [1, 0, 0, 0, 1])
    assert [(one.name, one.cell.number) for one in reasons(what, happened(what))] == [("Giá hoặc chi phí", 1)]


@pytest.mark.usefixtures("now")
def test_the_load_counts_what_is_open_late_cold_and_closed(make, dung, colleague):
    make(next_due=day(-1))
    make(last_contact_on=None)
    make(state="paused", paused_until=day(9))
    make(state="lost", reason="price", settled_at=MONDAY)
    make(owner=colleague)
    make(owner=None)

    rows = {one.name: [cell.number for cell in one[1:]] for one in load(asked())}

    assert rows == {dung.name: [3, 1, 1, 1], colleague.name: [1, 0, 0, 0], "Không ai": [1, 0, 0, 0]}


@pytest.mark.usefixtures("now")
def test_the_first_reply_is_the_owners_or_the_brokers_no(offer, seeker, an, rival):
    def sent(state, **columns):
        return Interest.objects.create(
            listing=offer, organisation=seeker, owner=offer.organisation, sender_name="An", sent_at=MONDAY, state=state, **columns
        )

    sent("declined", forwarded_at=MONDAY, answered_at=MONDAY + timedelta(days=2))
    sent("rejected", settled_at=MONDAY + timedelta(days=1))
    sent("closed", forwarded_at=MONDAY, answered_at=MONDAY + timedelta(days=9), settled_at=MONDAY + timedelta(days=20))
    sent("withdrawn", settled_at=MONDAY + timedelta(days=1))
    sent("sent")

    found = replies(asked())

    assert (found.replied.number, found.waiting.number, found.days) == (3, 1, 2)  # 2, 1 and 7 working days


@pytest.mark.parametrize(
    ("name", "back", "days"),
    [("month", "0", "2026-11-01 2026-11-16"), ("month", "1", "2026-10-01 2026-10-31"), ("quarter", "0", "2026-10-01 2026-11-16"),
     ("year", "0", "2026-01-01 2026-11-16"), ("five", "0", "2022-01-01 2026-11-16"), ("five", "1", "2017-01-01 2021-12-31"),
     ("x", "²", "2026-01-01 2026-11-16"), ("year", "9999", "2026-01-01 2026-11-16")],
)  # fmt: skip
def test_periods_are_those_of_the_calendar(name, back, days):
    period = period_of(name, back, datetime(2026, 11, 16).date())

    assert f"{period.first} {period.until}" == days


def test_what_is_compared_is_equally_long():
    period = period_of("month", "0", datetime(2026, 11, 16).date())

    assert [str(one) for one in period.before] == ["2026-10-16", "2026-10-31"]


# A number that is a link, and a label that is one, with its number beside it. Shares and medians open what they are of.
NUMBERS = re.compile(r'href="(/figures/records/\?[^"]+)">(\d+)<span class="sr">')
TOTALS = re.compile(r'href="(/figures/records/\?[^"]+)">[^<]+</a></dt><dd class="num">(\d+)<')


@pytest.fixture
def much(three, make, colleague, offer, seeker):
    """Something behind every kind of figure; one case for brokers alone."""
    make(("agreement", 0, 1, "done"), state="ended", settled_at=MONDAY, confidentiality="brokers")
    make(state="lost", reason="price", settled_at=MONDAY + timedelta(days=30), owner=colleague)
    make(state="lost", settled_at=MONDAY + timedelta(days=31), owner=None)
    make(next_due=day(-1), last_contact_on=None, owner=colleague)
    about = {"listing": offer, "organisation": seeker, "owner": offer.organisation, "sender_name": "An", "sent_at": MONDAY}
    Interest.objects.create(state="declined", forwarded_at=MONDAY, answered_at=MONDAY + timedelta(days=2), **about)
    Interest.objects.create(state="sent", **about)


@pytest.mark.usefixtures("now", "much")
@pytest.mark.parametrize("query", ["period=year", "period=quarter", "period=month&back=1", "period=five&template=equipment"])
def test_every_figure_opens_exactly_its_records(client, quang, query):
    client.force_login(quang)
    page = client.get(f"/figures/?{query}").content.decode()
    links = {(unescape(address), int(number)) for address, number in [*NUMBERS.findall(page), *TOTALS.findall(page)]}

    kinds = {re.search(r"what=(\w+)", address)[1] for address, _number in links}
    assert kinds >= {"open", "overdue", "cold", "opened", "entered", "went", "replied", "unreplied", "sent", "forwarded", "lost"}
    for address, number in links:
        opened = client.get(address).content.decode()
        assert re.search(r'data-number="(\d+)"', opened)[1] == str(number), address
        hidden = re.search(r'data-hidden="(\d+)"', opened)
        assert opened.count('class="result-main"') + int(hidden[1] if hidden else 0) == number, address


@pytest.mark.usefixtures("now", "much")
@pytest.mark.parametrize(("who", "goals"), [("quang", True), ("lan", False)])
def test_a_case_for_brokers_alone_counts_and_is_not_shown(client, quang, lan, who, goals):
    """The director reads the outline of the others; the steward sees their lines without the goal."""
    client.force_login({"quang": quang, "lan": lan}[who])
    days = "&from=2026-01-01&to=2026-12-31"

    closed = client.get(f"/figures/records/?what=ended{days}").content.decode()
    opened = client.get(f"/figures/records/?what=opened{days}").content.decode()

    assert ('data-number="1"' in closed, 'data-hidden="1"' in closed, "HS-3" in closed) == (True, True, False)
    assert ("HS-0" in opened, "Mục tiêu kín" in opened) == (True, goals)


def test_figures_are_for_supervisors_alone(client, quang, lan, dung, ha, mai, son, an):
    answers = {}
    for user in (quang, lan, dung, ha, mai, son, an):
        client.force_login(user)
        paths = ("/figures/", "/figures/records/?what=open", "/figures/?table=load")
        answers[user.email[:4]] = {client.get(path).status_code for path in paths}

    assert answers == {"quan": {200}, "lan@": {200}} | {name: {403} for name in ("dung", "ha@d", "mai@", "son@", "an@d")}


@pytest.mark.usefixtures("now", "much")
@pytest.mark.parametrize("table", ["load", "funnel", "reasons", "trend"])
def test_each_table_comes_as_csv(client, quang, table):
    client.force_login(quang)

    answer = client.get(f"/figures/?table={table}&lang=en")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert (len(rows) > 1, len({len(row) for row in rows})) == (True, 1)
    assert answer["Content-Disposition"] == f'attachment; filename="{table}.csv"'
    if table == "funnel":
        assert rows[1] == ["Intake", "3", "2", "67", "2"]


@pytest.mark.usefixtures("now", "much")
def test_what_went_down_is_said_first(client, quang, make):
    make(opened_at=MONDAY + timedelta(days=15))
    client.force_login(quang)

    page = client.get("/figures/?period=month&lang=en").content.decode()

    assert page.index("Fewer cases were opened: 0, after 1") > page.index('id="said"')
    said = re.findall(r'badge-(bad|neutral|good)', page[page.index('id="said"') : page.index('id="funnel"')])
    assert said == sorted(said, key=("bad", "neutral", "good").index)


@pytest.mark.parametrize("query", ["what=nothing", "", "table=nothing"])
def test_what_is_no_figure_is_not_found(client, quang, query):
    client.force_login(quang)
    path = "/figures/" if "table" in query else "/figures/records/"

    assert client.get(f"{path}?{query}").status_code == 404


def test_nonsense_in_an_address_breaks_nothing(client, quang):
    client.force_login(quang)
    days = ("0001-01-01", "9999-12-31", "x", "2026-02-31", "\x00")

    answers = {client.get("/figures/records/", {"what": "entered", "from": one, "to": one}).status_code for one in days}

    assert answers == {200}


@pytest.mark.parametrize("path", ["/figures/?period=five", "/figures/records/?what=open&to=2026-01-01"])
def test_sixty_cases_ask_the_database_no_more_than_three(client, quang, make, path):
    client.force_login(quang)

    def queries(number):
        while Case.objects.count() < number:
            make(("intake", 0, 1, "done"), ("clarify", 1, None, ""))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    queries(3)
    assert queries(3) == queries(60)


@pytest.mark.parametrize("what", ["entered", "went", "agreed"])
def test_the_records_behind_a_stage_are_not_asked_case_by_case(what):
    plan = cases_behind(what, {"stage": "intake"}).order_by().explain().upper()

    assert "CORRELATED" not in plan.replace("UNCORRELATED", "")
    assert "SUBPLAN" not in plan.replace("HASHED SUBPLAN", "")
