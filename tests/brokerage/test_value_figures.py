"""Values in the figures: sums made by hand, every number opens its records, and a sum tells nobody a value that is not hers."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cungcau.brokerage.actions import open_case
from cungcau.brokerage.case_models import Case, StageEntry
from cungcau.brokerage.outcome_models import Answer, Impact, Introduction
from cungcau.brokerage.outcome_queries import gains_of
from cungcau.brokerage.value_figures import contracts, expected
from tests.factories.cases import SAID, put
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


@pytest.fixture
def both(db):
    """A broker who is a director too: she works on every case, and reads the figures."""
    return person("hoa", "Lý Hoa", "broker", "director")


@pytest.fixture
def second(db):
    """A director who is an adviser too: she works on the cases of which she is the second adviser."""
    return person("bich", "Đào Bích", "director", "adviser")


@pytest.fixture
def make(need, offer, dung):
    """A case in a stage, with columns."""

    def made(stage="proposal", **columns):
        case = open_case(by=dung, offer=offer, **SAID)
        StageEntry.objects.filter(case=case).update(stage=stage)
        return put(case, stage=stage, **columns)

    return made


@pytest.fixture
def contract(make):
    """A contract that both sides confirm, in a case in a stage."""

    def made(value, stage="delivery", **columns):
        case = make(stage, **columns)
        return Introduction.objects.create(
            case=case, demand_name="Bên cầu", supply_name="Bên cung", introduced_on=timezone.localdate(), state="both",
            kind="contract", value=value,
        )  # fmt: skip

    return made


def table(rows):
    return [(row.name, row.stated.number, row.silent.number, row.total) for row in rows]


def test_expected_values_are_the_middle_of_the_range_times_the_probability_by_stage(make, both):
    make("clarify", probability=50, value_min=100, value_max=300)
    make("clarify", probability=10, value_min=None, value_max=1000)
    make("clarify", probability=None, value_min=5000)
    make("proposal", probability=80)
    make("proposal", probability=100, value_min=700, state="lost", reason="price")
    make("proposal", probability=0, value_min=900)

    assert table(expected(both)) == [
        ("Làm rõ nhu cầu", 2, 1, 200), ("Hỏi giá, hồ sơ đề xuất", 1, 1, 0), ("Tất cả giai đoạn", 3, 2, 200),
    ]  # fmt: skip


def test_expected_values_are_of_cases_whose_estimate_she_may_read_and_of_no_others(make, quang, lan, second, client):
    make("clarify", probability=50, value_min=8888000, value_max=8888000)
    own = make("proposal", probability=50, value_min=2222, value_max=2222)

    assert (expected(quang), expected(lan)) == ([], [])
    for user in (quang, lan):
        client.force_login(user)
        page = client.get("/figures/").content.decode()
        assert 'id="expected"' not in page and "4.444.000" not in page
        assert client.get("/figures/?table=expected").status_code == 404
        assert 'data-number="0"' in client.get("/figures/records/?what=expected").content.decode()

    put(own, second=second)
    assert table(expected(second)) == [("Hỏi giá, hồ sơ đề xuất", 1, 0, 1111)]


def test_contracts_that_both_sides_confirm_are_summed_for_the_director_and_not_for_the_steward(contract, quang, lan, client):
    for value in (100, 200, 300, None):
        contract(value)
    Introduction.objects.filter(pk=contract(77).pk).update(state="one")

    assert table(contracts(quang)) == [("Triển khai", 3, 1, 600)]
    client.force_login(lan)
    assert 'id="contracts"' not in client.get("/figures/").content.decode()
    assert client.get("/figures/?table=contracts").status_code == 404


@pytest.mark.parametrize("values", [[4444], [4444, 5555]])
def test_a_sum_over_one_or_two_values_that_she_may_not_read_is_not_told(contract, quang, both, client, values):
    for value in values:
        contract(value)

    assert [row.total for row in contracts(quang)] == [None]
    assert [row.total for row in contracts(both)] == [sum(values)]
    client.force_login(quang)
    page = client.get("/figures/").content.decode()
    assert "không nêu" in page[page.index('id="contracts"') :]
    for words in ("4.444", "9.999"):
        assert words not in page + client.get("/outcomes/").content.decode()


def test_a_stage_with_few_values_is_put_together_with_others_so_that_no_difference_betrays_one(contract, quang):
    for value in (100, 200, 300):
        contract(value, "delivery")
    for value in (10, 20, 30, 40):
        contract(value, "acceptance")
    contract(7, "settlement")

    rows = contracts(quang)

    assert [(row.stated.number, row.total) for row in rows] == [(4, 100), (4, 607), (8, 707)]


def test_what_she_may_read_by_itself_needs_no_company(contract, second):
    contract(9, second=second)
    for value in (100, 200, 300):
        contract(value, "acceptance")

    assert [row.total for row in contracts(second)] == [9, 600, 609]


def test_a_contract_of_a_case_for_brokers_alone_is_in_no_sum_of_the_director(contract, quang):
    contract(5, confidentiality="brokers")
    for value in (100, 200, 300):
        contract(value)

    assert [row.total for row in contracts(quang)] == [600]


def test_every_figure_opens_exactly_its_records(make, contract, both, client):
    make("clarify", probability=50, value_min=100)
    make("clarify")
    make("proposal", probability=50, value_min=100)
    for stage, value in (("delivery", 5), ("delivery", None), ("settlement", 7)):
        contract(value, stage)
    client.force_login(both)
    page = client.get("/figures/").content.decode()
    page = page[page.index('id="expected"') : page.index('id="trend"')]
    links = re.findall(r'href="(/figures/records/\?[^"]+)">([\d.]+)<span class="sr">', page)

    assert {re.search(r"what=(\w+)", address)[1] for address, _number in links} == {
        "expected", "unexpected", "contracts", "unvalued",
    }  # fmt: skip
    for address, number in links:
        opened = client.get(address.replace("&amp;", "&")).content.decode()
        shown = re.search(r'data-number="(\d+)"', opened)[1], opened.count('class="result-main"')
        assert shown == (number, int(number)), address


def test_the_tables_come_as_csv_with_nothing_where_a_sum_is_not_told(make, contract, both, quang, client):
    make("clarify", probability=50, value_min=100)
    contract(4444)
    found = {}
    for user, name in ((both, "expected"), (quang, "contracts")):
        client.force_login(user)
        found[name] = client.get(f"/figures/?table={name}&lang=en").content.decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(found["expected"])))[1][1:] == ["1", "0", "50"]
    assert list(csv.reader(io.StringIO(found["contracts"])))[1][1:] == ["1", "0", ""]


def test_forty_cases_and_contracts_ask_the_database_no_more_than_three(make, contract, both, client):
    client.force_login(both)

    def queries(number):
        while Introduction.objects.count() < number:
            make("clarify", probability=50, value_min=100)
            contract(5)
        found = []
        for path in ("/figures/", "/figures/records/?what=contracts", "/figures/records/?what=expected"):
            cache.clear()
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            found.append(len(asked))
        return found

    queries(3)
    assert queries(3) == queries(40)
    assert Case.objects.count() == 80


@pytest.fixture
def brought(contract):
    """A contract with what it brought, by metric."""

    def made(verified=False, earlier=False, **values):
        found = contract(None)
        for metric, value in values.items():
            seen = {"level": "verified", "level_at": timezone.now()} if verified else {}
            Impact.objects.create(
                introduction=found, side="demand", metric=metric, value=value, method="documents", way="link", **seen
            )
        if earlier:
            day = timezone.localdate() - timedelta(days=9)
            Answer.objects.create(introduction=found, side="demand", kind="contract", way="link", earlier=True, on=day)
        return found

    return made


def gains(user):
    return [(gain.metric.code, gain.total, gain.verified, gain.number) for gain in gains_of(Introduction.objects.all(), user)]


def test_what_contracts_brought_is_summed_without_those_that_were_agreed_before(brought, quang, client):
    for value in (10, 20, 30):
        brought(cost_saved=value)
    brought(cost_saved=1000, earlier=True)

    assert gains(quang) == [("cost_saved", 60, 0, 3)]
    client.force_login(quang)
    page = client.get("/outcomes/?tab=impact_cost_saved").content.decode()
    assert page.count('href="/outcomes/') - page.count('href="/outcomes/"') >= 3
    assert client.get("/outcomes/").content.decode().count("?tab=impact_cost_saved") == 1


def test_what_one_or_two_contracts_brought_is_not_told_to_who_may_not_read_it(brought, quang, both, client):
    brought(cost_saved=4444, jobs=7)
    brought(cost_saved=5555)

    assert gains(quang) == [("cost_saved", None, None, 2), ("jobs", None, None, 1)]
    assert [total for _code, total, *_rest in gains(both)] == [9999, 7]
    client.force_login(quang)
    page = client.get("/outcomes/").content.decode()
    assert "không nêu" in page[page.index('id="sums"') :]
    assert not any(words in page for words in ("4.444", "5.555", "9.999"))


@pytest.mark.parametrize(("verified", "told"), [
    ((1, 0, 0, 0), None), ((1, 1, 0, 0), None), ((1, 1, 1, 0), None), ((0, 0, 0, 0), 0), ((1, 1, 1, 1), 10),
    ((1, 1, 1, 0, 0, 0), 6),
])  # fmt: skip
def test_neither_the_verified_part_nor_the_rest_of_a_sum_is_of_one_or_two_contracts(brought, quang, verified, told):
    for value, is_verified in enumerate(verified, start=1):
        brought(bool(is_verified), cost_saved=value)

    assert gains(quang) == [("cost_saved", sum(range(len(verified) + 1)), told, len(verified))]
