"""The pages of a listing's life under axe: both widths, both schemes, and none scrolls sideways on a narrow phone."""

from __future__ import annotations

import pytest

from cungcau.jobs.queue import drain
from cungcau.listings import tasks
from cungcau.listings.actions import edit_listing, withdraw_listing
from cungcau.listings.models import Listing
from cungcau.notices.models import Outgoing
from tests.factories.life import an_old_one, ending_in, links_of
from tests.factories.listings import a_published, a_submitted
from tests.journeys.test_accessibility import faults_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]
ROW = {"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "high": None, "text": "", "unit": "m³/ngày", "must": True}


@pytest.fixture
def park(seeker, an, ha, lan, mai, point, vocabulary):
    """One to confirm, one stale, one that ends, one withdrawn, and one with versions of every sort of change."""
    found = {
        "due": an_old_one(seeker, an, ha, 95, title_vi="Tin cần xác nhận", adviser=mai),
        "stale": an_old_one(seeker, an, ha, 140, title_vi="Tin quá hạn xác nhận"),
        "ending": ending_in(a_published(seeker, an, ha, title_vi="Tin sắp hết hạn"), 6),
        "gone": withdraw_listing(a_published(seeker, an, ha), by=an, reason="solved_elsewhere"),
        "edited": a_submitted(seeker, an, specifications=[ROW], title_vi="Tin có nhiều phiên bản"),
    }
    edited = found["edited"]
    rows = [{**ROW, "value": 9.5}, ROW]
    values = {"problem": "Màu còn 380 Pt-Co.", "terms": [], "money_max": 3_000_000_000, "specifications": rows}
    edit_listing(edited, by=ha, version=edited.version, note="Đo lại.", **values)
    drain()
    tasks.ask_owners.call()
    return {**found, "edited": Listing.objects.get(pk=edited.pk)}


def test_the_pages_behind_the_mail_and_what_is_left_of_a_listing(visit, park):
    links = links_of(Outgoing.objects.get(kind="listings_due"))
    gone, stale = park["gone"].get_absolute_url(), park["stale"].get_absolute_url()

    assert faults_of(visit("/"), [*links[:3], "/listings/answer/x/y/", gone, stale],
                     refused={gone, stale, "/listings/answer/x/y/"}) == {}  # fmt: skip


def test_the_owners_pages(visit, park, an):
    versions = f"{park['edited'].get_absolute_url()}versions/"
    own = [park[name].get_absolute_url() for name in ("due", "stale", "ending")]
    asking = [f"{own[2]}renew/", f"{own[0]}withdraw/"]
    rest = ["/listings/attention/", "/listings/own/", versions, f"{versions}?older=1&newer=1", *asking]

    assert faults_of(visit("/", as_user=an), [*own, *rest]) == {}


def test_the_desks_pages(visit, park, lan):
    assert faults_of(visit("/", as_user=lan), ["/listings/freshness/", "/listings/freshness/?is=ending&kind=offer"]) == {}
