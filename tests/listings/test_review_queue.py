"""The moderators' queue: clocks in working days, who reads what, what is new, mended or changed."""

from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cungcau.listings.actions import amend_listing, return_listing, submit_listing, take_listing
from cungcau.listings.models import Listing
from cungcau.listings.review_queue import counts, narrowed, review_queue, waiting_lines
from tests.factories.listings import a_published, a_submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def sent(listing, *day):
    Listing.objects.filter(pk=listing.pk).update(submitted_at=datetime(*day, 10, tzinfo=HANOI))
    return listing


@pytest.fixture
def park(seeker, institute, an, quan, ha):
    """A need from before Tết, an offer from after it, one mended and sent again, one published that changes."""
    need = sent(a_submitted(seeker, an), 2026, 2, 12)
    offer = sent(a_submitted(institute, quan, "offer"), 2026, 2, 23)
    again = a_submitted(seeker, an, title_vi="Nhu cầu gửi lại")
    return_listing(again, by=ha, comment="Rõ hơn.")
    sent(submit_listing(again, by=an), 2026, 2, 24)
    changed = a_published(seeker, an, ha, title_vi="Nhu cầu đang đăng")
    amend_listing(changed, by=an, version=changed.version, title_vi="Nhu cầu đang đăng, nói rõ hơn")
    changed.changes.update(at=datetime(2026, 2, 25, 9, tzinfo=HANOI))
    return {"need": need, "offer": offer, "again": again, "changed": changed}


def titles(rows):
    return [row.title_vi for row in rows]


def test_the_longest_waiting_stands_first_and_time_stands_still_over_tet(park, ha):
    with patch.object(timezone, "localdate", wraps=timezone.localdate) as today:
        today.side_effect = lambda at=None: datetime(2026, 2, 26).date() if at is None else at.astimezone(HANOI).date()
        lines = waiting_lines(review_queue(ha))

    told = [(line.what, line.age, f"{line.due:%d/%m}", line.is_late) for line in lines]
    assert told == [
        ("new", 5, "24/02", True), ("new", 3, "26/02", False), ("again", 2, "27/02", False), ("changed", 1, "02/03", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "offer"}, ["offer"]), ({"what": "new"}, ["need", "offer"]), ({"what": "again"}, ["again"]),
        ({"what": "changed"}, ["changed"]), ({"whose": "mine"}, ["offer"]),
        ({"whose": "nobodys", "kind": "need"}, ["need", "again", "changed"]),
        ({"field": "2"}, ["need", "offer", "again", "changed"]), ({"field": "5"}, []),
        ({"kind": "x", "what": "x", "whose": "x"}, ["need", "offer", "again", "changed"]),
    ],
)  # fmt: skip
def test_it_is_narrowed_by_what_is_asked(park, ha, asked, found):
    take_listing(park["offer"], by=ha)

    rows = narrowed(review_queue(ha), ha, **asked)

    assert [row.pk for row in rows] == [park[name].pk for name in found]
    assert counts(ha) == {"all": 4, "mine": 1, "nobodys": 3}


def test_the_page_tells_and_asks_no_more_for_more(park, client, ha, seeker, an, django_assert_max_num_queries):
    client.force_login(ha)
    page = client.get("/listings/queue/").content.decode()
    assert "Quá hạn" in page
    assert f'action="/listings/{park["need"].pid}/review/take/"' in page
    for number in range(8):
        a_submitted(seeker, an, title_vi=f"Nhu cầu thứ {number} chờ duyệt")

    with django_assert_max_num_queries(40):
        client.get("/listings/queue/?kind=need&what=new&field=2&whose=nobodys")


def test_the_buttons_assign_and_tell_who_was_first(park, client, ha):
    address = f"/listings/{park['need'].pid}/review"
    client.force_login(ha)

    taken = client.post(f"{address}/take/", {"back": "/listings/queue/"})
    outside = client.post(f"{address}/let_go/", {"back": "https://elsewhere.example/"})

    assert (taken.url, outside.url) == ("/listings/queue/", f"{address}/")
    assert [client.post(f"{address}/{verb}/").status_code for verb in ("eat", "give")] == [404, 404]
    assert client.get(f"{address}/take/").status_code == 405


def test_others_have_no_queue(park, client, an, dung):
    for user in (an, dung):
        client.force_login(user)
        assert client.get("/listings/queue/").status_code == 403
        assert client.post(f"/listings/{park['need'].pid}/review/take/").status_code == 403
