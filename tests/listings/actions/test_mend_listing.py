"""The writer marks comments as mended and answers them; they are kept."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.listings.actions import mend_listing, publish_listing, return_listing, submit_listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_submitted


@pytest.fixture
def returned(seeker, an, ha):
    listing = a_submitted(seeker, an)
    return return_listing(listing, by=ha, comment="Hai mục.", at_fields=[("problem", "Nêu số."), ("title_vi", "Gọn hơn.")])


def test_the_marked_are_mended_the_others_are_not_and_answers_are_kept(returned, an):
    first, second = returned.comments.all()

    mend_listing(returned, by=an, shown=[first.pid, second.pid], mended=[first.pid], answers={second.pid: "Xin giữ."})

    assert [(one.mended_at is not None, one.answer) for one in returned.comments.all()] == [(True, ""), (False, "Xin giữ.")]
    mend_listing(returned, by=an, shown=[first.pid], mended=[])
    assert not any(one.mended_at for one in returned.comments.all())


def test_nothing_new_writes_nothing(returned, an):
    mend_listing(returned, by=an, shown=[one.pid for one in returned.comments.all()], mended=[])

    assert not history_of(returned).filter(verb="mend").exists()


def test_publication_closes_them(returned, an, ha):
    publish_listing(submit_listing(returned, by=an), by=ha)

    assert all(one.closed_at for one in returned.comments.all())


def test_who_may_not_is_refused(returned, ha):
    comment = returned.comments.first()
    with pytest.raises(PermissionDenied):
        mend_listing(returned, by=ha, shown=[comment.pid], mended=[comment.pid])
