"""Search: what was published is found, by whom it may be; nothing else, however it is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cungcau.discovery.queries import Search, fetch, search
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import pause_listing, withdraw_listing
from cungcau.listings.models import Listing
from cungcau.registry.actions import edit_organisation
from cungcau.registry.models import Zone, ZonePlan
from tests.factories.listings import a_draft, a_published, a_submitted, a_term


def titles(asked, user):
    return [str(thing) for _kind, thing in fetch(search(asked, user).ranked, user)]


@pytest.fixture
def need(seeker, an, ha):
    listing = a_published(seeker, an, ha, title_vi="Khử màu nước thải nhuộm")
    drain()
    return listing


def test_a_published_need_is_found_by_a_stranger(need, guest):
    assert titles(Search(words="khu mau nuoc thai", kind="need"), guest) == ["Khử màu nước thải nhuộm"]


def test_drafts_and_submitted_ones_are_not_found_even_by_their_author(seeker, an):
    a_draft(seeker, an)
    a_submitted(seeker, an)
    drain()

    assert titles(Search(kind="need"), an) == []
    assert titles(Search(words="nước thải", kind="need"), an) == []


@pytest.mark.parametrize("verb", [pause_listing, withdraw_listing])
def test_what_leaves_publication_leaves_the_search_at_once(need, an, guest, verb):
    verb(need, by=an)

    assert titles(Search(words="nước thải", kind="need"), guest) == []


@pytest.mark.parametrize("anonymity", ["internal", "selected_nodes"])
def test_an_internal_listing_is_found_by_its_own_people_and_officers_only(seeker, an, ha, binh, rival, guest, dung, anonymity):
    need = a_published(seeker, an, ha, title_vi="Khử màu nước thải nhuộm", anonymity=anonymity)
    drain()

    found = [titles(Search(words="nước thải"), user) for user in (guest, binh, SYSTEM, an, dung)]

    assert found == [[], [], [], [need.title_vi], [need.title_vi]]
    assert [search(Search(kind="need"), user).counts["need"] for user in (guest, binh, an, dung)] == [0, 0, 1, 1]


def test_the_name_behind_an_anonymous_listing_finds_nothing(seeker, an, ha, guest):
    a_published(seeker, an, ha, anonymity="anonymous")
    drain()

    assert titles(Search(words="Sao Mai", kind="need"), guest) == []
    assert titles(Search(organisation=seeker.pid, kind="need"), guest) == []


def test_no_facet_tells_the_zone_of_an_anonymous_listing(seeker, an, ha, guest):
    plan = ZonePlan.objects.create(code="p", name_vi="Quy hoạch", source_vi="test")
    zone = Zone.objects.create(plan=plan, code="research", name_vi="Khu nghiên cứu")
    Listing.objects.filter(pk=a_published(seeker, an, ha, anonymity="anonymous").pk).update(zone=zone)

    found = search(Search(kind="need"), guest)

    assert found.counts["need"] == 1
    assert [facet.name for facet, _options in found.facets if facet.name == "zone"] == []
    assert search(Search(kind="need", chosen={"zone": ["research"]}), guest).counts["need"] == 0


def test_the_budget_and_notes_are_not_searchable(need, dung):
    assert titles(Search(words="bí mật năng lực"), dung) == []


def test_an_excluded_organisation_finds_nothing(need, rival, binh, guest):
    need.excluded_organisations.add(rival)

    assert titles(Search(words="nước thải", kind="need"), binh) == []
    assert titles(Search(words="nước thải", kind="need"), guest) == ["Khử màu nước thải nhuộm"]
    assert search(Search(words="nước thải", kind="need"), binh).counts["need"] == 0


def test_facets_count_what_the_others_leave(seeker, an, ha, guest):
    a_published(seeker, an, ha, title_vi="Một", terms=[a_term("field", "207"), a_term("transfer_mode", "turnkey")])
    a_published(seeker, an, ha, title_vi="Hai", terms=[a_term("field", "104"), a_term("transfer_mode", "turnkey")])
    a_published(seeker, an, ha, title_vi="Ba", terms=[a_term("field", "207"), a_term("transfer_mode", "consulting")])

    found = search(Search(kind="need", chosen={"field": ["207"]}), guest)

    options = {facet.name: {option.value: option.count for option in options} for facet, options in found.facets}
    assert options["field"] == {"207": 2, "104": 1}
    assert options["mode"] == {"turnkey": 1, "consulting": 1}
    assert titles(Search(kind="need", chosen={"field": ["207"], "mode": ["turnkey"]}), guest) == ["Một"]
    assert sorted(titles(Search(kind="need", chosen={"field": ["207", "104"]}), guest)) == ["Ba", "Hai", "Một"]


def test_a_new_name_of_the_organisation_is_searchable(need, seeker, lan, guest):
    edit_organisation(seeker, by=lan, version=seeker.version, name_vi="Công ty Ánh Tơ", name_en="")
    drain()

    assert titles(Search(words="ánh tơ", kind="need"), guest) == ["Khử màu nước thải nhuộm"]
    assert titles(Search(words="sao mai"), guest) == []


@pytest.mark.parametrize("name", ["guest", "binh", "dung"])
def test_the_number_of_queries_does_not_grow_with_the_rows(seeker, an, ha, client, point, lan, name, request):
    if name != "guest":
        client.force_login(request.getfixturevalue(name))

    def queries_with(number):
        while Listing.objects.count() < number:
            a_published(seeker, an, ha)
        drain()
        client.get("/search/?kind=need")
        with CaptureQueriesContext(connection) as counted:
            assert client.get("/search/?kind=need").status_code == 200
        return len(counted)

    assert queries_with(1) == queries_with(3)


@pytest.mark.parametrize(
    "query",
    ["kind=zzz", "page=abc", "page=999", "trl=x&kind=need", "field=%00&kind=need", "sort=drop", "q=%00", "zone='&kind=need"],
)
def test_odd_addresses_are_answered(client, point, lan, query):
    assert client.get(f"/search/?{query}").status_code == 200
