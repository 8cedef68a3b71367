"""Who could help with a need: ranked by subject and field, and nobody of the needing organisation."""

import pytest

from cungcau.discovery.experts import experts_for, institutes_for
from cungcau.discovery.matches import matches_for
from tests.factories.listings import a_published, a_term
from tests.factories.registry import a_proposed, put
from tests.people import organisation

DYEING = "Xử lý màu nước thải dệt nhuộm, keo tụ, ôzôn, bùn thải."
BEES = "Nuôi ong lấy mật, bệnh ong, ong chúa."


@pytest.fixture
def an_expert(mai):
    def make(name, summary, field="", state="active", **values):
        expert = put(a_proposed(mai, name=name, summary_vi=summary, **values), state)
        expert.terms.set([a_term("field", field)] if field else [])
        return expert

    return make


def names(found):
    return [one.thing.name for one in found.ranked]


def test_who_knows_the_subject_comes_before_who_only_shares_the_field(need, an_expert, dung):
    an_expert("Ong", BEES, "207")
    an_expert("Màu", DYEING, "207")
    an_expert("Luật", "Hợp đồng chuyển giao.", "505")

    found = experts_for(need, dung)

    assert names(found) == ["Màu", "Ong"]
    assert all(one.score == sum(part.points for part in one.parts) for one in found.ranked)
    texts = [line["text"] for part in found.ranked[0].parts for line in part.lines]
    assert any("nhuộm" in text for text in texts)
    assert any("cùng lĩnh vực" in text for text in texts)


def test_an_expert_of_the_needing_organisation_is_left_out_by_name(need, an_expert, seeker, dung):
    own = an_expert("Màu", DYEING, "207", organisation=seeker)

    found = experts_for(need, dung)

    assert found.ranked == []
    assert found.refused == [(own, "Xung đột lợi ích: đang làm việc tại chính đơn vị có nhu cầu.")]


@pytest.mark.parametrize(("state", "is_shown"), [("proposed", False), ("ended", False), ("active", True), ("away", True)])
def test_only_experts_that_are_published_are_named(need, an_expert, dung, state, is_shown):
    an_expert("Màu", DYEING, "207", state=state)

    assert bool(experts_for(need, dung).ranked) is is_shown


def test_declared_interests_are_for_the_desk(need, an_expert, an, dung):
    an_expert("Màu", DYEING, "207", conflict_of_interest="Cổ đông của một hãng ôzôn.")

    assert experts_for(need, dung).ranked[0].interests == "Cổ đông của một hãng ôzôn."
    assert experts_for(need, an).ranked[0].interests == ""


def test_institutes_are_ranked_by_what_they_can_do(need, dung):
    ozone = organisation("Viện Nước", kind="institute", capabilities_vi=DYEING)
    bees = organisation("Viện Ong", kind="institute", capabilities_vi=BEES)
    firm = organisation("Công ty Nước", kind="sme", capabilities_vi=DYEING)
    for one in (ozone, bees, firm):
        one.terms.add(a_term("field", "207"))

    assert [one.thing for one in institutes_for(need, dung).ranked] == [ozone, bees]


def test_asking_for_experts_leaves_the_offers_as_they_are(need, institute, quan, ha, an_expert, dung):
    a_published(institute, quan, ha, "offer")
    an_expert("Màu", DYEING, "207")
    before = matches_for(need, dung)

    experts_for(need, dung)

    assert matches_for(need, dung) == before


@pytest.mark.parametrize(("name", "status"), [("an", 200), ("dung", 200), ("binh", 403), ("quang", 403)])
def test_the_page_is_for_the_owner_and_the_desk(need, client, point, lan, name, status, request):
    client.force_login(request.getfixturevalue(name))

    assert client.get(f"/listings/{need.pid}/matches/experts/").status_code == status


def test_an_offer_has_no_such_page(institute, quan, ha, client, point, lan):
    offer = a_published(institute, quan, ha, "offer")
    client.force_login(quan)

    assert client.get(f"/listings/{offer.pid}/matches/experts/").status_code == 404
