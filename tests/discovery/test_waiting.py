"""A new offer finds the needs that wait for it: brokers are told, once a pair, and only of what fits well."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.discovery import waiting
from cungcau.discovery.actions import keep_proposal, refuse_proposal
from cungcau.discovery.served import needs_served
from cungcau.discovery.tasks import tell_of_new_offer
from cungcau.discovery.waiting import needs_waiting_for, tell_brokers
from cungcau.jobs.queue import drain
from cungcau.kit.ids import urn
from cungcau.listings.models import Listing
from cungcau.notices.models import Notice, Outgoing
from cungcau.notices.queries import words_of
from cungcau.trail.models import Entry
from tests.factories.listings import a_published
from tests.people import person

KIND = "offer_for_need"
BEES = {
    "title_vi": "Đàn ong chết hàng loạt vào mùa mưa", "problem": "Ấu trùng thối, ong bỏ tổ.", "description_vi": "Thùng gỗ.",
    "summary_vi": "Trại nuôi 400 đàn ong mật, mỗi mùa mưa mất một phần ba vì ấu trùng thối, cần cách giữ tổ khô và chữa bệnh.",
}  # fmt: skip


@pytest.fixture
def offer(need, institute, quan, ha, rival, binh):
    """Published after the need, and after one about bees."""
    a_published(rival, binh, ha, **BEES)
    return a_published(institute, quan, ha, "offer")


def told():
    return [(notice.user.name, notice.subject) for notice in Notice.objects.filter(kind=KIND)]


def test_every_broker_is_told_of_the_need_that_waited_and_nobody_else(need, offer, dung, ha, mai):
    person("dao", "Lý Thị Đào", "broker")
    drain()

    assert sorted(told()) == sorted([(dung.name, urn(need)), ("Lý Thị Đào", urn(need))])
    assert not Outgoing.objects.filter(kind=KIND).exists()


def test_brokers_who_see_the_same_needs_are_answered_by_one_look(need, offer, dung, monkeypatch):
    looks = []
    monkeypatch.setattr(waiting, "needs_served", lambda *asked, **more: looks.append(asked) or needs_served(*asked, **more))
    for number in range(3):
        person(f"dao{number}", f"Lý Thị Đào {number}", "broker")
    tell_brokers(offer)

    assert (len(looks), len(told())) == (1, 4)


@pytest.mark.parametrize(("language", "begins"), [("vi", "Nguồn cung mới khớp cao"), ("en", "A new offer fits")])
def test_the_line_names_both_and_leads_to_the_pair(need, offer, dung, language, begins):
    from django.utils import translation

    drain()
    notice = Notice.objects.get(kind=KIND)

    with translation.override(language):
        words = words_of(notice)

    assert words.startswith(begins)
    assert need.title_vi in words
    assert offer.title_vi in words
    assert notice.url == f"/listings/{need.pid}/matches/#match-{offer.pid}"


def test_a_pair_is_told_once_however_often_the_offer_is_published(need, offer, dung):
    drain()
    tell_brokers(offer)

    assert len(told()) == 1


def test_a_pair_that_was_judged_is_not_told(need, offer, seeker, an, ha, dung):
    second = a_published(seeker, an, ha)
    keep_proposal(need, offer, by=dung)
    refuse_proposal(second, offer, by=dung, reason="standards")

    assert needs_waiting_for(offer, dung) == []


def test_a_need_that_the_broker_may_not_match_is_not_told(need, offer, dung):
    Listing.objects.filter(pk=need.pk).update(state="paused")

    assert needs_waiting_for(offer, dung) == []


def test_old_news_is_no_news(need, offer, dung):
    entry = Entry.objects.get(subject=urn(offer), verb="publish")
    Entry.objects.filter(pk=entry.pk).update(at=timezone.now() - timedelta(days=8))

    tell_of_new_offer.call(entry.pk)

    assert told() == []


def test_a_new_need_tells_nobody(need, dung):
    drain()

    assert told() == []
