"""Demand without supply: every figure is the number of the records that it opens, and follows what is published."""

import re
import socket

import pytest
from django_tasks_db.models import DBTaskResult

from cungcau.discovery import tasks
from cungcau.discovery.actions import refuse_proposal
from cungcau.discovery.demand import demand, not_compared, unserved
from cungcau.discovery.models import Standing
from cungcau.discovery.standings import reckon_all
from cungcau.jobs.queue import claim_next, drain, take_back_lost, waiting
from cungcau.listings.actions import pause_listing
from cungcau.listings.models import Listing
from cungcau.registry.models import Zone, ZonePlan
from tests.factories.listings import a_published, a_term
from tests.people import organisation

pytestmark = pytest.mark.usefixtures("point", "lan")
BEES = {
    "title_vi": "Đàn ong chết hàng loạt vào mùa mưa", "problem": "Ấu trùng thối, ong bỏ tổ.",
    "summary_vi": "Trại nuôi 400 đàn ong mật, mỗi mùa mưa mất một phần ba vì ấu trùng thối, cần cách giữ tổ khô và chữa bệnh.",
}  # fmt: skip


@pytest.fixture
def bees(rival, binh, ha):
    terms = [a_term("field", "402"), a_term("transfer_mode", "technical_assistance")]
    return a_published(rival, binh, ha, **BEES, terms=terms)


def test_a_need_that_an_offer_fits_is_served_and_another_is_not(need, bees, offer, dung):
    drain()

    assert Standing.objects.get(need=need).offer == offer
    assert list(unserved(dung)) == [bees]
    figures = {row.code: (row.needs, row.offers, row.unserved) for row in demand(dung)}
    assert figures == {"402": (1, 0, 1), "207": (1, 1, 0)}


def test_what_is_published_and_paused_is_followed_at_once(need, offer, quan, dung):
    drain()
    assert not unserved(dung).exists()

    pause_listing(offer, by=quan)
    drain()

    assert list(unserved(dung)) == [need]


def test_a_new_offer_serves_the_needs_that_waited(need, institute, quan, ha, dung):
    drain()
    assert list(unserved(dung)) == [need]

    a_published(institute, quan, ha, "offer")
    drain()

    assert not unserved(dung).exists()


def test_a_refused_pair_serves_nothing(need, offer, dung):
    drain()

    refuse_proposal(need, offer, by=dung, reason="standards")
    drain()

    assert list(unserved(dung)) == [need]


def test_the_nightly_reckoning_gives_what_step_by_step_gave(need, bees, offer):
    drain()
    before = sorted(Standing.objects.values_list("need", "offer", "score"))
    Standing.objects.all().delete()

    reckon_all()

    assert sorted(Standing.objects.values_list("need", "offer", "score")) == before


def test_each_night_the_workers_take_blocks_of_needs_and_one_that_died_costs_its_block(need, bees, offer, monkeypatch):
    monkeypatch.setattr(tasks, "BLOCK", 1)
    drain()
    before = sorted(Standing.objects.values_list("need", "offer", "score"))
    Standing.objects.all().delete()
    tasks.reckon_every_need.call()
    assert waiting(tasks.reckon_needs) == 2

    died = claim_next(f"{socket.gethostname()}:{2**22 + 1}:1")  # no system has so high a number
    drain()
    assert (died.task_path, Standing.objects.count()) == (tasks.reckon_needs.module_path, 1)
    take_back_lost()
    drain()

    assert sorted(Standing.objects.values_list("need", "offer", "score")) == before


def test_a_need_that_was_not_compared_yet_is_told_apart(need, dung):
    assert not_compared(dung) == 1
    assert not unserved(dung).exists()


def test_the_standing_knows_no_budget(need, offer):
    reckon_all()
    before = Standing.objects.get(need=need).score

    Listing.objects.filter(pk=need.pk).update(money_min=1, money_max=2)
    reckon_all()

    assert Standing.objects.get(need=need).score == before


def test_narrower_fields_count_with_their_second_level(need, dung, vocabulary):
    from cungcau.vocabulary.models import Term

    top = Term.objects.get(scheme_id="field", code="207", parent__code="2")
    deep = Term.objects.create(scheme_id="field", version=top.version, code="20701", name_vi="Hẹp hơn", parent=top)
    need.terms.set([deep])

    (row,) = demand(dung)

    assert row.code == "207"
    assert "field=20701" in row.needs_url


def test_every_figure_opens_as_many_records(client, need, bees, offer, dung):
    drain()
    client.force_login(dung)

    for row in demand(dung):
        for number, url in ((row.needs, row.needs_url), (row.offers, row.offers_url)):
            assert client.get(url).context["page"].paginator.count == number
        assert client.get(row.unserved_url).context["page"].paginator.count == row.unserved


def test_a_zone_narrows_all_figures(client, need, offer, dung):
    plan = ZonePlan.objects.create(code="p", name_vi="Quy hoạch", source_vi="test")
    zone = Zone.objects.create(plan=plan, code="research", name_vi="Khu nghiên cứu")
    Listing.objects.filter(pk=need.pk).update(zone=zone)
    client.force_login(dung)

    rows = client.get("/demand/?zone=research").context["rows"]

    assert [(row.needs, row.offers) for row in rows] == [(1, 0)]
    assert "zone=research" in rows[0].needs_url


@pytest.mark.parametrize(("name", "status"), [("dung", 200), ("quang", 200), ("ha", 200), ("an", 403)])
def test_the_pages_are_for_officers(client, need, request, name, status):
    client.force_login(request.getfixturevalue(name))

    assert {client.get(path).status_code for path in ("/demand/", "/demand/needs/?field=207")} == {status}


def test_the_page_draws_what_it_tells(client, need, bees, offer, dung):
    organisation("Ban quản lý", kind="agency")
    drain()
    client.force_login(dung)

    page = client.get("/demand/").content.decode()

    assert "Thiếu nguồn cung nhiều nhất" in page
    assert re.search(r'href="/demand/needs/\?field=402">1</a>', page)


def test_what_was_reckoned_since_is_not_reckoned_again(need, offer, monkeypatch):
    reckon_all()
    monkeypatch.setattr("cungcau.discovery.standings.solve", None)

    assert drain() > 0
    assert Standing.objects.get(need=need).offer == offer
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").filter(task_path__contains="reckon").exists()
