"""Firms are chosen by the registry's filters, given to officers, and every figure leads to the rows behind it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import load_shipped
from cungcau.registry.models import Zone
from cungcau.surveys.actions import add_firms, agree_visit, record_visit
from cungcau.surveys.models import Visit
from cungcau.surveys.queries import firms_to_add, narrowed, progress_of, visits_of
from tests.factories.listings import a_term
from tests.factories.surveys import a_campaign, fresh, said
from tests.people import organisation

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")


@pytest.fixture
def firms(seeker, rival, institute):
    """Two firms in a zone, of which one with a branch; an institute outside; a suspended one."""
    load_shipped(by=SYSTEM)
    zone = Zone.objects.filter(code="industry").first()
    for firm in (seeker, rival):
        firm.zone, firm.in_park = zone, True
        firm.save()
    rival.terms.add(a_term("vsic", "22"))
    organisation("Công ty đã ngừng", state="suspended")
    return {"seeker": seeker, "rival": rival, "institute": institute}


@pytest.mark.parametrize(("wanted", "found"), [
    ({}, {"seeker", "rival", "institute"}), ({"zone": "industry"}, {"seeker", "rival"}), ({"place": "out"}, {"institute"}),
    ({"kind": "firms"}, {"seeker", "rival"}), ({"kind": "institute"}, {"institute"}), ({"vsic": "22"}, {"rival"}),
    ({"q": "sao mai"}, {"seeker"}), ({"zone": "industry", "vsic": "99"}, set()),
])  # fmt: skip
def test_filters_of_the_registry_choose_the_firms(dung, firms, wanted, found):
    rows = firms_to_add(a_campaign(dung), dung, wanted)

    assert {name for name, firm in firms.items() if firm in rows} == found
    assert rows.count() == len(found)


def test_all_that_the_filters_find_are_added_once_and_assigned_by_zone(client, dung, ha, firms):
    campaign = a_campaign(dung)
    address = f"{campaign.get_absolute_url()}firms"
    client.force_login(dung)

    for _press in range(2):
        client.post(f"{address}/add/?place=in", {"method": "form", "which": "all"})
    client.post(f"{address}/add/", {"method": "visit", "which": "ticked", "firm": [firms["institute"].pid]})
    assert campaign.visits.count() == 3

    client.post(f"{address}/assign/?zone=industry", {"which": "all", "officer": ha.pid, "method": ""})
    assert list(campaign.visits.order_by("number").values_list("officer__name", "method")) == [
        (ha.name, "form"), (ha.name, "form"), (None, "visit")
    ]  # fmt: skip


def test_pressing_without_a_tick_or_a_choice_is_told(client, dung, ha, firms):
    campaign = a_campaign(dung, firms["seeker"])
    client.force_login(dung)
    address = f"{campaign.get_absolute_url()}firms"

    presses = [
        (f"{address}/add/", {"method": "visit", "which": "ticked"}),
        (f"{address}/assign/", {"which": "ticked", "officer": ha.pid}),
        (f"{address}/assign/", {"which": "all"}),
    ]
    for path, data in presses:
        assert client.post(path, data).status_code == 422
    assert campaign.visits.get().officer is None


def test_every_figure_is_the_number_of_the_rows_behind_it(dung, mai, firms):
    campaign = a_campaign(dung, *firms.values())
    visits = {visit.organisation: visit for visit in Visit.objects.all()}
    record_visit(fresh(visits[firms["seeker"]]), said(), by=dung)
    agree_visit(visits[firms["rival"]], by=dung, at=timezone.now() + timedelta(days=1))

    progress = progress_of(campaign)

    def behind(**wanted):
        return narrowed(visits_of(campaign), wanted).count()

    assert (progress.total, progress.done, progress.open) == (3, behind(state="done"), behind(state="open")) == (3, 1, 2)
    assert (progress.needs, progress.offers) == (behind(found="need"), behind(found="offer")) == (1, 0)
    for state, number in progress.states.items():
        assert behind(state=state) == number
    for name, shares in (("officer", progress.officers), ("zone", progress.zones), ("method", progress.methods)):
        assert {share.key: (share.total, share.done) for share in shares} == {
            share.key: (behind(**{name: share.key}), behind(**{name: share.key, "state": "done"})) for share in shares
        }  # fmt: skip
    assert [(day.heard, day.planned) for day in progress.days] == [
        (behind(state="done", day=f"{day.day}"), behind(state="agreed", day=f"{day.day}")) for day in progress.days
    ]  # fmt: skip


def test_a_page_of_firms_asks_a_bounded_number_of_questions(client, dung, firms, django_assert_max_num_queries):
    campaign = a_campaign(dung, *firms.values())
    add_firms(campaign, [organisation(f"Công ty {number}") for number in range(60)], by=dung)
    client.force_login(dung)

    for path in ("", "firms/", "results/", "firms.xlsx"):
        with django_assert_max_num_queries(45):
            client.get(f"{campaign.get_absolute_url()}{path}")


def test_nonsense_in_the_address_is_no_error(client, dung, firms):
    campaign = a_campaign(dung, firms["seeker"])
    client.force_login(dung)

    nonsense = ("state=x&officer=x&zone=x&method=x&day=x&found=x", "day=0001-01-01&state=done", "q=%00&page=99", "day=9999-12-31")
    for query in nonsense:
        for path in ("firms/", "firms/add/", "firms.xlsx"):
            assert client.get(f"{campaign.get_absolute_url()}{path}?{query}").status_code == 200
