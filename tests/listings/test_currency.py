"""Which listings need a look, and how fresh the published ones are."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import edit_listing, expire_listing
from cungcau.listings.currency import GROUPS, behind, freshness, needing_a_look
from cungcau.listings.models import Listing
from tests.factories.life import an_old_one, confirmed_ago, ending_in
from tests.factories.listings import a_published, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def park(point, lan, seeker, rival, an, binh, ha, mai):
    """Of An's: a fresh one, one to confirm, a stale one, one that ends, one expired; and one of Bình's to confirm."""
    found = {
        "fresh": a_published(seeker, an, ha, title_vi="Tin mới"),
        "due": an_old_one(seeker, an, ha, 95, title_vi="Tin cần xác nhận"),
        "stale": an_old_one(seeker, an, ha, 150, kind="offer", title_vi="Tin quá hạn"),
        "ending": ending_in(a_published(seeker, an, ha, title_vi="Tin sắp hết hạn"), 10),
        "expired": in_state(a_published(seeker, an, ha, title_vi="Tin hết hạn"), "published",
                            valid_until=timezone.localdate() - timedelta(days=3)),
        "other": an_old_one(rival, binh, ha, 95, title_vi="Tin của Bình"),
    }  # fmt: skip
    expire_listing(found["expired"], by=SYSTEM)
    Listing.objects.filter(pk__in=[found["due"].pk, found["stale"].pk]).update(adviser=mai)
    return {name: Listing.objects.get(pk=one.pk) for name, one in found.items()}


def test_ones_own_that_are_old_ending_or_just_expired_need_a_look(park, an):
    assert set(needing_a_look(an)) == {park[name] for name in ("due", "stale", "ending", "expired")}


def marks(*listings):
    return [f"{one.pid}.{one.version}" for one in listings]


def test_several_are_confirmed_in_one_go_and_what_ends_is_renewed(client, park, an):
    client.force_login(an)
    page = client.get("/listings/attention/")
    assert all(park[name].title_vi in page.content.decode() for name in ("due", "stale", "ending", "expired"))

    own = [park[name] for name in ("due", "stale", "ending", "expired")]
    answer = client.post("/listings/attention/", {"marked": marks(*own)})

    assert answer.status_code == 302
    rows = {name: Listing.objects.get(pk=one.pk) for name, one in park.items()}
    assert all(rows[name].is_published and rows[name].is_fresh for name in ("due", "stale", "ending", "expired"))
    assert {rows[name].valid_until for name in ("ending", "expired")} == {timezone.localdate() + timedelta(days=365)}
    assert not needing_a_look(an)


def test_what_is_not_marked_or_not_ones_own_is_left_alone(client, park, an):
    client.force_login(an)

    nonsense = ["rubbish", "x.y.z", f"{park['stale'].pid}.no"]
    client.post("/listings/attention/", {"marked": [*marks(park["due"], park["other"]), *nonsense]})

    fresh = {name for name, one in park.items() if Listing.objects.get(pk=one.pk).is_fresh}
    assert "due" in fresh and not {"other", "stale"} & fresh


def test_what_was_changed_meanwhile_is_left_for_another_look(client, park, an):
    client.force_login(an)
    shown = marks(park["due"])
    Listing.objects.filter(pk=park["due"].pk).update(version=park["due"].version + 1)

    answer = client.post("/listings/attention/", {"marked": shown}, follow=True)

    assert not Listing.objects.get(pk=park["due"].pk).is_fresh
    assert "xin xem lại" in answer.content.decode()


def test_without_a_mark_the_page_says_what_to_do(client, park, an):
    client.force_login(an)

    assert "Hãy đánh dấu" in client.post("/listings/attention/", {}, follow=True).content.decode()


def test_my_listings_count_what_needs_a_look(client, park, an):
    client.force_login(an)

    assert "4 tin cần xem lại" in client.get("/listings/own/").content.decode()


def test_freshness_is_the_share_of_published_records_confirmed_within_ninety_days(park, lan, mai):
    everything, _by_kind, by_adviser = freshness(lan)

    assert everything.counts == {"published": 5, "fresh": 2, "due": 2, "stale": 1, "ending": 1}
    assert everything.share == 40
    assert [(row.name, row.counts["published"], row.share) for row in by_adviser] == [(mai.name, 2, 0), ("", 3, 67)]
    with translation.override("en"):
        assert [(row.name, row.share) for row in freshness(lan)[1]] == [("Need", 50), ("Offer", 0)]


def test_every_number_is_the_number_of_records_behind_it(park, lan):
    everything, by_kind, by_adviser = freshness(lan)

    for row in (everything, *by_kind, *by_adviser):
        words = dict(pair.split("=") for pair in row.query.split("&") if pair)
        for group in GROUPS:
            found = behind(lan, group, words.get("kind", ""), words.get("adviser", ""))
            assert found.count() == row.counts[group], (row.name, group)


@pytest.mark.parametrize(("days", "group"), [(1, "fresh"), (89.9, "fresh"), (90.1, "due"), (119.9, "due"), (120.1, "stale")])
def test_a_listing_is_in_the_group_of_its_age_in_the_database_as_in_the_page(park, lan, days, group):
    listing = confirmed_ago(park["fresh"], days)

    found = {name for name in ("fresh", "due", "stale") if behind(lan, name, "", "").filter(pk=listing.pk).exists()}

    assert found == {group}
    assert (listing.is_fresh, listing.is_due, listing.is_stale) == (group == "fresh", group == "due", group == "stale")


@pytest.mark.parametrize(("name", "status"), [("lan", 200), ("quang", 200), ("mai", 200), ("an", 403)])
def test_the_figures_are_for_officers(client, park, request, name, status):
    client.force_login(request.getfixturevalue(name))

    answer = client.get("/listings/freshness/?is=due&kind=need&adviser=none")

    assert answer.status_code == status
    if status == 200:
        assert park["other"].title_vi in answer.content.decode() and park["due"].title_vi not in answer.content.decode()


def test_a_wrong_address_shows_the_stale_ones(client, park, lan):
    client.force_login(lan)

    assert park["stale"].title_vi in client.get("/listings/freshness/?is=%00&kind=x&page=9").content.decode()


def test_nothing_published_has_no_share(client, point, lan):
    assert freshness(lan)[0].share is None
    client.force_login(lan)
    assert client.get("/listings/freshness/").status_code == 200


def test_the_page_of_a_stale_listing_tells_its_owner_and_the_desk(client, park, an, dung):
    for user in (an, dung):
        client.force_login(user)
        assert "không hiện khi tìm kiếm và ghép nối" in client.get(park["stale"].get_absolute_url()).content.decode()


def test_a_visitor_reads_when_a_listing_was_confirmed(client, park):
    text = client.get(park["fresh"].get_absolute_url()).content.decode()

    assert f"xác nhận {timezone.localdate():%d/%m/%Y}" in text


def test_a_save_does_not_count_as_a_confirmation(park, an):
    draft = in_state(park["due"], "draft")
    edit_listing(draft, by=an, version=draft.version, problem="Khác")

    assert not Listing.objects.get(pk=draft.pk).is_fresh
