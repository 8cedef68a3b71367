"""A side is asked before its day: when an agreement was signed, or when the broker wants to know now."""

import pytest

from cungcau.brokerage.outcome_asking import ask_now
from cungcau.brokerage.outcome_models import Ask, Introduction
from cungcau.brokerage.outcome_records import open_ask
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.notices.models import Outgoing
from tests.factories.cases import a_case
from tests.factories.listings import a_published
from tests.factories.outcomes import an_introduction, answered, asked
from tests.factories.papers import an_agreement, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan", "vocabulary")]


@pytest.fixture
def case(seeker, institute, an, quan, ha, dung):
    return a_case(dung, a_published(seeker, an, ha), a_published(institute, quan, ha, kind="offer"))


@pytest.mark.parametrize(("kind", "sides"), [("nda", set()), ("mou", {"demand", "supply"}), ("transfer", {"demand", "supply"})])
def test_a_signature_asks_both_sides_unless_nothing_comes_of_it(case, dung, kind, sides):
    signed(an_agreement(case, dung, kind=kind), dung)
    drain()

    assert set(Ask.objects.values_list("side", flat=True)) == sides
    if sides:
        introduction = Introduction.objects.get()
        assert introduction.state == "waiting"
        assert open_ask(introduction, "demand", "outcome") is not None


def test_the_broker_asks_who_has_not_told_of_a_contract_once_a_day(client, case, dung):
    introduction = an_introduction(case, days=10)
    answered(introduction, "demand", "contract", value=1_000_000)
    client.force_login(dung)
    assert f'action="/outcomes/{introduction.pid}/ask/"' in client.get(introduction.get_absolute_url()).content.decode()

    for _press in range(2):
        assert client.post(f"/outcomes/{introduction.pid}/ask/").status_code == 302

    assert list(Ask.objects.filter(round=10).values_list("side", flat=True)) == ["supply"]


def test_the_days_of_the_calendar_stay(case, dung):
    introduction = an_introduction(case, days=10)
    ask_now(introduction, by=dung)

    introduction.refresh_from_db()
    assert (introduction.next_on - introduction.introduced_on).days == 30


@pytest.mark.parametrize("name", ["an", "quan", "lan", "quang", "ha"])
def test_nobody_else_asks(client, case, name, request):
    introduction = an_introduction(case, days=10)
    client.force_login(request.getfixturevalue(name))

    assert client.post(f"/outcomes/{introduction.pid}/ask/").status_code in {403, 404}
    assert not Ask.objects.exists()


def test_no_steward_reads_the_links_of_the_sides(client, case, lan):
    asked(an_introduction(case), "demand")
    mail = Outgoing.objects.get(kind="outcome_ask")
    assert "/outcomes/asked/" in mail.text
    client.force_login(lan)

    page = client.get(f"/outbox/{mail.pid}/").content.decode()

    assert "/outcomes/asked/" not in page


def test_a_value_alone_that_differs_is_said_to_the_broker(client, case, dung):
    introduction = an_introduction(case)
    answered(introduction, "demand", "contract", value=900_000_000)
    answered(introduction, "supply", "contract", value=1_200_000_000, by=SYSTEM)
    client.force_login(dung)

    assert "giá trị hai bên nêu chênh nhau" in client.get(introduction.get_absolute_url()).content.decode()
