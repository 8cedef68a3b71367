"""Give a listing a later last day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.listings.actions import renew_listing, revise_listing
from cungcau.listings.models import Listing
from cungcau.listings.presentation import happened
from cungcau.trail.queries import history_of
from tests.factories.listings import a_published, in_state

YEAR = timedelta(days=365)


def today():
    return timezone.localdate()


@pytest.fixture
def ending(seeker, an, ha):
    old = timezone.now() - timedelta(days=100)
    return in_state(a_published(seeker, an, ha), "published", valid_until=today() + timedelta(days=5), last_confirmed_at=old)


@pytest.mark.parametrize("name", ["an", "dung"])
def test_the_owner_or_a_broker_gives_it_another_year_and_it_counts_as_confirmed(ending, name, request):
    assert ending.is_ending

    renew_listing(ending, by=request.getfixturevalue(name))

    assert (ending.state, ending.valid_until, ending.is_ending, ending.is_fresh) == ("published", today() + YEAR, False, True)
    entry = history_of(ending).first()
    assert (entry.verb, entry.facts["until"]) == ("renew", (today() + YEAR).isoformat())
    with translation.override("vi"):
        assert "không phải duyệt lại" in happened(entry)
    assert ending.revisions.first().verb == "renew"


def test_an_expired_one_is_published_again(ending, an):
    in_state(ending, "expired", valid_until=today() - timedelta(days=3))

    renew_listing(ending, by=an, last_day=today() + timedelta(days=60))

    assert (ending.state, ending.valid_until, ending.is_published) == ("published", today() + timedelta(days=60), True)


@pytest.mark.parametrize("days", [-1, 0, 366])
def test_the_day_lies_within_a_year(ending, an, days):
    with pytest.raises(Refused):
        renew_listing(ending, by=an, last_day=today() + timedelta(days=days))

    ending.refresh_from_db()
    assert ending.valid_until == today() + timedelta(days=5)


def test_what_says_something_else_than_was_published_is_read_first(ending, an):
    Listing.objects.filter(pk=ending.pk).update(summary_vi="Không ai đã đọc điều này.")
    ending.refresh_from_db()

    with pytest.raises(Refused):
        renew_listing(ending, by=an)

    assert Listing.objects.get(pk=ending.pk).valid_until == today() + timedelta(days=5)


def test_renewed_twice_it_is_still_what_was_read(ending, an):
    renew_listing(ending, by=an, last_day=today() + timedelta(days=90))
    renew_listing(ending, by=an)

    assert ending.valid_until == today() + YEAR


def test_a_stranger_may_not(ending, binh):
    with pytest.raises(PermissionDenied):
        renew_listing(ending, by=binh)


def test_it_does_not_start_from_a_draft(ending, an):
    revise_listing(ending, by=an)

    with pytest.raises(IllegalMove):
        renew_listing(ending, by=an)


def test_the_second_hand_is_told(ending, an, dung):
    second = Listing.objects.get(pk=ending.pk)
    renew_listing(ending, by=an)

    with pytest.raises(Stale):
        renew_listing(second, by=dung)
