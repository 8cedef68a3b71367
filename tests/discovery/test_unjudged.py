"""Proposals that nobody has judged: there as soon as a publication is compared, and until then the page says so."""

import pytest

from cungcau.discovery.actions import keep_proposal, refuse_proposal
from cungcau.discovery.models import Standing
from cungcau.discovery.unjudged import being_compared, unjudged
from cungcau.jobs.queue import drain
from cungcau.listings.actions import pause_listing

pytestmark = pytest.mark.usefixtures("point", "lan")
COMPARING = "đang được đối chiếu"


@pytest.fixture
def page_of(client, dung):
    def read(address="/proposals/", **headers):
        client.force_login(dung)
        answer = client.get(address, headers=headers)
        return answer, answer.content.decode()

    return read


def test_until_the_comparison_is_done_the_page_says_of_how_many_listings(page_of, need, offer):
    assert being_compared() == 2

    page = page_of()[1]
    assert f"2 tin {COMPARING}" in page
    assert f"#match-{offer.pid}" not in page


def test_afterwards_the_proposal_is_there_without_a_verdict_and_leads_to_its_reasons(page_of, need, offer):
    drain()

    page = page_of()[1]
    assert f'href="/listings/{need.pid}/matches/#match-{offer.pid}"' in page
    assert COMPARING not in page


def test_a_page_that_waits_asks_again_and_is_loaded_anew_once_it_is_done(page_of, need, offer):
    assert 'hx-trigger="every 5s"' in page_of()[1]
    assert "HX-Refresh" not in page_of("/proposals/?state=open", hx_request="true")[0].headers

    drain()

    assert page_of("/proposals/?state=open", hx_request="true")[0].headers["HX-Refresh"] == "true"
    assert "HX-Refresh" not in page_of("/proposals/?state=open")[0].headers
    assert "hx-trigger" not in page_of("/proposals/?state=open")[1]


def test_what_was_kept_or_refused_waits_for_nobody(need, offer, dung):
    drain()
    assert [row.need for row in unjudged(dung)] == [need]

    refuse_proposal(need, offer, by=dung, reason="not_ready")
    assert not unjudged(dung).exists()
    drain()
    assert not unjudged(dung).exists()

    keep_proposal(need, offer, by=dung)
    drain()
    assert not unjudged(dung).exists()


def test_an_offer_that_was_paused_is_not_proposed_even_before_it_is_reckoned_again(need, offer, quan, dung):
    drain()
    pause_listing(offer, by=quan)

    assert Standing.objects.get(need=need).offer == offer
    assert not unjudged(dung).exists()


def test_once_a_proposal_is_kept_the_kept_ones_come_first(page_of, need, offer, dung):
    keep_proposal(need, offer, by=dung, note="Đáng gặp.")
    drain()

    assert "Đáng gặp." in page_of()[1]
    assert "Đáng gặp." not in page_of("/proposals/?state=open")[1]


def test_moderators_read_them_and_advisers_do_not(client, need, offer, ha, mai):
    drain()
    for user, status in ((ha, 200), (mai, 403)):
        client.force_login(user)
        assert client.get("/proposals/?state=open").status_code == status
