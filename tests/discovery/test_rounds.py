"""When digests are made, and that each turn is taken once."""

from datetime import datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cungcau.discovery.actions import save_search
from cungcau.discovery.models import Digest, Round, SavedSearch
from cungcau.discovery.rounds import take, turns_at
from cungcau.discovery.tasks import make_due_digests
from cungcau.jobs.queue import drain
from tests.factories.listings import a_published

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("moment", "turns"),
    [
        ("2026-11-30 06:59", []),  # a Monday, too early
        ("2026-11-30 07:00", [("daily", "2026-11-30"), ("weekly", "2026-W49")]),
        ("2026-12-01 12:30", [("daily", "2026-12-01"), ("weekly", "2026-W49")]),  # Monday's, if it was missed
        ("2026-12-05 09:00", [("weekly", "2026-W49")]),  # a Saturday
        ("2027-01-01 09:00", [("weekly", "2026-W53")]),  # a day off
    ],
)
def test_daily_on_working_days_weekly_on_mondays_at_the_hour(db, moment, turns):
    assert turns_at(datetime.fromisoformat(moment).replace(tzinfo=HERE)) == turns


def test_the_settings_say_when(db, settings):
    settings.DIGEST_HOUR, settings.DIGEST_WEEKDAY = 18, 5

    assert turns_at(datetime(2026, 12, 4, 17, tzinfo=HERE)) == []
    assert turns_at(datetime(2026, 12, 4, 18, tzinfo=HERE)) == [("daily", "2026-12-04"), ("weekly", "2026-W49")]


def test_a_turn_is_taken_once(db):
    assert [take("daily", "2026-11-30"), take("daily", "2026-11-30"), take("weekly", "2026-11-30")] == [True, False, True]
    assert Round.objects.count() == 2


def test_the_hours_job_makes_the_digests_of_a_turn_once(seeker, an, ha, quan):
    save_search("Nước thải", "kind=need", by=quan)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    a_published(seeker, an, ha)
    drain()
    monday = datetime(2026, 11, 30, 8, tzinfo=HERE)

    with patch("cungcau.discovery.tasks.turns_at", lambda _now: turns_at(monday)):
        make_due_digests.call()
        drain()
        a_published(seeker, an, ha)
        make_due_digests.call()
        drain()

    assert Digest.objects.filter(user=quan).count() == 1


def test_at_once_is_told_when_a_listing_is_published_and_once(seeker, an, ha, quan, binh):
    save_search("Nước thải", "kind=need", by=quan, rhythm="at_once")
    save_search("Nước thải", "kind=need", by=binh)
    need = a_published(seeker, an, ha)
    drain()
    make_due_digests.call()
    drain()

    (digest,) = Digest.objects.filter(rhythm="at_once")
    assert (digest.user, [line.listing for line in digest.lines.all()]) == (quan, [need])


def test_many_published_at_once_are_one_digest(seeker, an, ha, quan):
    save_search("Nước thải", "kind=need", by=quan, rhythm="at_once")
    for _number in range(3):
        a_published(seeker, an, ha)
    drain()

    (digest,) = Digest.objects.filter(rhythm="at_once")
    assert digest.lines.count() == 3
