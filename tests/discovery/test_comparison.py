"""Offers side by side: every row of the need is answered by each, and nobody reads what is not hers."""

import pytest
from django.urls import reverse

from cungcau.discovery.comparison import MOST, compare
from cungcau.discovery.matches import matches_for
from cungcau.listings.actions import pause_listing
from tests.factories.listings import a_published

ROWS = [
    {"parameter": "công suất xử lý", "operator": ">=", "value": 500.0, "unit": "m³/ngày", "must": True},
    {"parameter": "độ màu đầu ra", "operator": "<=", "value": 50.0, "unit": "Pt-Co", "must": False},
]

pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture
def need(seeker, an, ha):
    return a_published(seeker, an, ha, specifications=ROWS, trl=6)


@pytest.fixture
def offers(institute, quan, ha):
    """One that meets the must row, one that fails it, one that does not speak of it."""
    said = {"large": 600.0, "small": 200.0, "silent": None}
    return {
        name: a_published(
            institute, quan, ha, "offer", title_vi=f"Ôzôn {name}",
            specifications=[{"parameter": "công suất xử lý", "operator": "=", "value": value, "unit": "m3/day"}] if value else [],
        )
        for name, value in said.items()
    }  # fmt: skip


def pids(offers, *names):
    return [offers[name].pid for name in names]


def test_each_row_of_the_need_has_a_cell_of_every_offer(need, offers, dung):
    found = compare(need, pids(offers, "large", "small", "silent"), dung)

    specifications = next(group for group in found.groups if len(group.lines) == 2 and "công suất" in group.lines[0].label)
    assert [[cell.status for cell in line.cells] for line in specifications.lines] == [
        ["meets", "fails", "unknown"], ["unknown", "unknown", "unknown"],
    ]  # fmt: skip
    assert [bool(column.refusal) for column in found.columns] == [False, True, False]


def test_an_offer_scores_as_on_the_page_of_matches(need, offers, dung):
    proposed = {proposal.listing.pid: proposal.score for proposal in matches_for(need, dung).proposals}

    found = compare(need, list(proposed), dung)

    assert {column.listing.pid: column.score for column in found.columns} == proposed
    assert all(column.score == sum(part.points for part in column.parts) for column in found.columns)


def test_what_is_not_published_or_unknown_is_left_out_and_at_most_four_are_compared(need, offers, institute, quan, ha, dung):
    pause_listing(offers["small"], by=quan)
    more = [a_published(institute, quan, ha, "offer", title_vi=f"Thêm {number}").pid for number in range(4)]

    found = compare(need, ["zzz", need.pid, *pids(offers, "small", "large", "large"), *more], dung)

    assert [column.listing.pid for column in found.columns] == [offers["large"].pid, *more[:3]]
    assert len(found.columns) == MOST


def test_the_budget_of_a_need_is_told_to_those_who_may_know_it_only(need, offers, quan, dung, client):
    type(need).objects.filter(pk=need.pk).update(budget_disclosure="hidden")
    address = f"{reverse('discovery:compare', args=[need.pid])}?offer={offers['large'].pid}"
    client.force_login(dung)

    page = client.get(address).content.decode()

    assert "500 triệu" not in page
    assert "2 tỷ" not in page


def test_who_may_not_match_the_need_may_not_compare(need, offers, binh, client):
    address = f"{reverse('discovery:compare', args=[need.pid])}?offer={offers['large'].pid}"

    assert client.get(address).status_code == 302
    client.force_login(binh)
    assert client.get(address).status_code == 403


def test_without_a_choice_it_leads_back_to_the_proposals(need, dung, client):
    client.force_login(dung)

    answer = client.get(reverse("discovery:compare", args=[need.pid]))

    assert answer.headers["Location"] == reverse("discovery:matches", args=[need.pid])


def test_an_anonymous_offer_keeps_its_organisation_to_itself(need, offers, an, client, institute):
    type(need).objects.filter(pk=offers["large"].pk).update(anonymity="anonymous", references="Đã lắp tại nhà máy Sao Hôm")
    client.force_login(an)

    page = client.get(f"{reverse('discovery:compare', args=[need.pid])}?offer={offers['large'].pid}").content.decode()

    assert institute.name_vi not in page
    assert "Sao Hôm" not in page
