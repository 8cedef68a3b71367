"""What a stranger is told at the address of something that was public once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import confirm_listing, expire_listing, pause_listing, revise_listing, withdraw_listing
from tests.factories.life import confirmed_ago
from tests.factories.listings import a_draft, a_published, in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(point, lan, seeker, an, ha):
    return a_published(seeker, an, ha, title_vi="Bí mật của tiêu đề")


def seen(client, listing, user=None):
    if user is not None:
        client.force_login(user)
    return client.get(listing.get_absolute_url())


def test_a_withdrawn_one_leaves_a_page_without_content(client, need, an, seeker):
    withdraw_listing(need, by=an, note="Lý do riêng")

    answer = seen(client, need)

    text = answer.content.decode()
    assert (answer.status_code, answer["X-Robots-Tag"]) == (410, "noindex")
    assert "Tin cầu không còn được công bố" in text and f"{timezone.localdate():%d/%m/%Y}" in text and need.ref in text
    for secret in (need.title_vi, need.summary_vi[:30], seeker.name, "Lý do riêng"):
        assert secret not in text


def test_solved_elsewhere_is_said(client, need, an):
    withdraw_listing(need, by=an, reason="solved_elsewhere")

    assert "đã giải quyết ở nơi khác" in seen(client, need).content.decode()


@pytest.mark.parametrize("by_the_clock", [True, False])
def test_an_expired_one_says_its_last_day(client, need, by_the_clock):
    past = timezone.localdate() - timedelta(days=3)
    in_state(need, "published", valid_until=past)
    if by_the_clock:
        expire_listing(need, by=SYSTEM)

    answer = seen(client, need)

    assert (answer.status_code, f"{past:%d/%m/%Y}" in answer.content.decode()) == (410, True)


def test_a_stale_one_is_not_here_today_and_back_the_moment_it_is_confirmed(client, need, an):
    confirmed_ago(need, 130)
    answer = seen(client, need)
    assert (answer.status_code, need.title_vi in answer.content.decode()) == (404, False)
    assert "Tin sẽ hiện lại ngay khi được xác nhận" in answer.content.decode()

    confirm_listing(need, by=an)

    assert seen(client, need).status_code == 200


def test_what_was_never_published_is_simply_not_here(client, seeker, an, need):
    draft = a_draft(seeker, an)
    withdraw_listing(draft, by=an)

    assert seen(client, draft).status_code == 404
    assert b"rut" not in seen(client, draft).content


@pytest.mark.parametrize("anonymity", ["internal", "selected_nodes"])
def test_what_was_internal_leaves_nothing(client, need, an, anonymity):
    withdraw_listing(need, by=an)
    in_state(need, "withdrawn", anonymity=anonymity)

    assert seen(client, need).status_code == 404


def test_who_was_never_to_know_is_told_nothing(client, need, an, rival, binh):
    need.excluded_organisations.add(rival)
    withdraw_listing(need, by=an)

    assert seen(client, need, binh).status_code == 404


def test_what_is_paused_revised_or_of_a_suspended_organisation_leaves_nothing(client, need, an, ha, seeker):
    paused = pause_listing(a_published(seeker, an, ha), by=an)
    revised = revise_listing(a_published(seeker, an, ha), by=an)
    withdraw_listing(need, by=an)
    seeker.state = "suspended"
    seeker.save()

    assert [seen(client, one).status_code for one in (paused, revised, need)] == [404, 404, 404]


def test_its_owner_and_the_desk_still_read_it(client, need, an, dung):
    withdraw_listing(need, by=an)

    assert [seen(client, need, user).status_code for user in (an, dung)] == [200, 200]


def test_there_are_no_other_pages_behind_a_tombstone(client, need, an, binh):
    withdraw_listing(need, by=an)
    client.force_login(binh)

    for page in ("versions", "edit", "matches", "renew", "confirm"):
        assert client.get(f"{need.get_absolute_url()}{page}/").status_code == 404
