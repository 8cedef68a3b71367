"""Matches: ranked with reasons that add up; and nobody learns from them what is not theirs to know."""

import re

import pytest

from cungcau.discovery.bridge import as_need
from cungcau.discovery.matches import matches_for
from cungcau.kit.policy import visible
from cungcau.listings.models import Listing
from cungcau.registry.models import Zone, ZonePlan
from tests.factories.listings import a_draft, a_published


@pytest.fixture
def need(seeker, an, ha):
    rows = [{"parameter": "công suất xử lý", "operator": ">=", "value": 500.0, "unit": "m³/ngày", "must": True}]
    return a_published(seeker, an, ha, specifications=rows, trl=6)


def an_offer(institute, quan, ha, capacity=600.0, **values):
    rows = [{"parameter": "công suất xử lý", "operator": "=", "value": capacity, "unit": "m3/day"}]
    return a_published(institute, quan, ha, "offer", specifications=rows, **values)


@pytest.fixture
def offer(institute, quan, ha):
    return an_offer(institute, quan, ha)


def test_a_broker_sees_the_fitting_offer_with_reasons_that_add_up(need, offer, dung):
    (proposal,) = matches_for(need, dung).proposals

    assert proposal.listing == offer
    assert proposal.score == sum(part.points for part in proposal.parts)
    assert "meets" in [line["status"] for part in proposal.parts for line in part.lines if "công suất" in line["text"]]


def test_a_must_row_that_fails_refuses_by_name(need, institute, quan, ha, dung):
    small = an_offer(institute, quan, ha, capacity=200.0)

    found = matches_for(need, dung)

    assert found.proposals == []
    (refused,) = found.refused
    assert refused.listing == small
    assert "công suất xử lý" in refused.reason


def test_both_directions_give_the_same_score(need, offer, dung):
    (forth,), (back,) = matches_for(need, dung).proposals, matches_for(offer, dung).proposals

    assert back.listing == need
    assert back.score == forth.score


def test_one_s_own_offer_is_not_proposed(need, seeker, an, ha, dung):
    a_published(seeker, an, ha, "offer")

    assert matches_for(need, dung).proposals == []


def test_the_offering_side_learns_nothing_of_a_hidden_budget(need, offer, quan, dung):
    def texts(user):
        return " ".join(
            line["text"] for proposal in matches_for(offer, user).proposals for part in proposal.parts for line in part.lines
        )

    assert "500 triệu" in texts(dung)
    assert "500 triệu" not in texts(quan)
    before = [proposal.score for proposal in matches_for(offer, quan).proposals]
    Listing.objects.filter(pk=need.pk).update(money_min=1, money_max=2)
    assert [proposal.score for proposal in matches_for(offer, quan).proposals] == before


def test_an_excluded_organisation_is_neither_proposed_nor_told(need, offer, institute, quan, dung):
    need.excluded_organisations.add(institute)

    assert matches_for(need, dung).proposals == []
    assert [one.listing for one in matches_for(need, dung).refused] == [offer]
    assert matches_for(offer, quan).proposals == matches_for(offer, quan).refused == []


def test_whom_a_need_excludes_cannot_unmask_an_anonymous_offer(need, offer, institute, an):
    Listing.objects.filter(pk=offer.pk).update(anonymity="anonymous")
    before = matches_for(need, an)

    need.excluded_organisations.add(institute)

    assert matches_for(need, an) == before
    assert before.proposals


@pytest.mark.parametrize(("name", "status"), [("an", 200), ("dung", 200), ("ha", 200), ("binh", 403), ("quang", 403)])
def test_the_page_is_for_the_owner_and_the_desk(need, offer, client, point, lan, name, status, request):
    client.force_login(request.getfixturevalue(name))

    assert client.get(f"/listings/{need.pid}/matches/").status_code == status


def test_a_stranger_is_asked_to_log_in(need, client, point, lan):
    answer = client.get(f"/listings/{need.pid}/matches/")

    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/login/")


def test_everything_proposed_may_be_read(need, offer, an):
    shown = [proposal.listing.pk for proposal in matches_for(need, an).proposals]

    assert list(visible(an, Listing.objects.filter(pk__in=shown))) == [offer]


@pytest.mark.parametrize(("anonymity", "is_told"), [("named", True), ("anonymous", False)])
def test_the_zone_of_an_anonymous_listing_is_not_told(seeker, an, institute, quan, ha, dung, anonymity, is_told):
    plan = ZonePlan.objects.create(code="p", name_vi="Quy hoạch", source_vi="test")
    zone = Zone.objects.create(plan=plan, code="research", name_vi="Khu nghiên cứu")
    need = a_published(seeker, an, ha, zone=zone)
    an_offer(institute, quan, ha, zone=zone, anonymity=anonymity)

    (proposal,) = matches_for(need, dung).proposals

    assert ("cùng phân khu" in " ".join(line["text"] for part in proposal.parts for line in part.lines)) is is_told


def test_a_refused_candidate_says_what_would_lift_it(need, institute, quan, ha, dung):
    an_offer(institute, quan, ha, capacity=200.0)

    (refused,) = matches_for(need, dung).refused

    assert re.fullmatch(r"Sẽ đủ điều kiện, với \d+ điểm, nếu công suất xử lý đạt ≥ 500 m³/ngày\.", refused.lifted), refused.lifted


def test_one_s_own_offer_has_nothing_that_would_lift_it(need, seeker, an, ha, dung):
    a_published(seeker, an, ha, "offer")

    (refused,) = matches_for(need, dung).refused

    assert refused.lifted == ""


@pytest.mark.parametrize(
    ("now", "wanted", "operators"),
    [("1,1", "1,1", []), ("1.10", "1,1", []), ("1,1", "1,3", [">="]), ("1,3", "1,1", ["<="]), ("", "1,1", ["="])],
)
def test_a_target_is_compared_in_the_direction_it_goes_and_not_at_all_where_it_stays(seeker, an, dung, now, wanted, operators):
    need = a_draft(seeker, an, targets=[{"metric": "hệ số công suất", "now": now, "wanted": wanted, "unit": ""}])

    assert [row.operator for row in as_need(need, dung).targets] == operators
