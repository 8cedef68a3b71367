"""Say that a listing is no longer right as it stands."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.listings.actions import flag_listing, withdraw_listing
from cungcau.notices.models import Notice, Outgoing
from cungcau.notices.queries import words_of
from cungcau.trail.queries import history_of
from tests.factories.listings import a_published

NOTE = "Lưu lượng nay đã gấp đôi."


@pytest.fixture
def need(seeker, an, ha):
    listing = a_published(seeker, an, ha)
    drain()
    Outgoing.objects.all().delete()
    return listing


def test_the_listing_stays_and_the_moderators_hear_what_changed(need, an, ha):
    before = need.version

    flag_listing(need, by=an, note=NOTE)
    drain()

    need.refresh_from_db()
    assert (need.state, need.version) == ("published", before)
    assert history_of(need).first().verb == "flag"
    mail = Outgoing.objects.get()
    assert (mail.to, NOTE in mail.text) == (ha.email, True)
    with translation.override("en"):
        assert words_of(Notice.objects.get(kind="listing_flagged")) == f"Something has changed: {need.title_vi}"


def test_its_adviser_hears_it_alone(need, an, mai):
    need.adviser = mai
    need.save()

    flag_listing(need, by=an)
    drain()

    assert [mail.to for mail in Outgoing.objects.all()] == [mai.email]


def test_a_stranger_may_not(need, binh):
    with pytest.raises(PermissionDenied):
        flag_listing(need, by=binh)


def test_of_what_is_withdrawn_nothing_can_change(need, an):
    withdraw_listing(need, by=an)

    with pytest.raises(Refused):
        flag_listing(need, by=an)
