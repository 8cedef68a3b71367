"""A change of what is published is put before the moderators."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.listings.actions import propose_change, return_change
from cungcau.notices.models import Notice
from tests.factories.listings import a_published

TITLE = {"before": {"title_vi": "a"}, "after": {"title_vi": "b"}}


@pytest.fixture
def listing(seeker, an, ha):
    return a_published(seeker, an, ha)


def test_it_waits_and_moderators_are_told(listing, an, ha):
    proposed = propose_change(listing, by=an, **TITLE)
    drain()

    assert (proposed.state, proposed.by_name) == ("waiting", an.name)
    assert Notice.objects.filter(user=ha, kind="change_waits").count() == 1


def test_what_was_returned_can_be_proposed_again(listing, an, ha):
    first = propose_change(listing, by=an, **TITLE)
    return_change(first, by=ha, comment="Rõ hơn.")

    again = propose_change(listing, by=an, before={"title_vi": "a"}, after={"title_vi": "c"})

    assert (again.pk, again.state, again.after, again.comment) == (first.pk, "waiting", {"title_vi": "c"}, "")


def test_who_may_not_is_refused(listing, binh):
    with pytest.raises(PermissionDenied):
        propose_change(listing, by=binh, **TITLE)
