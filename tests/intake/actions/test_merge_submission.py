"""The same need is here already."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import merge_submission
from tests.factories.listings import a_published
from tests.factories.submissions import a_confirmed

pytestmark = pytest.mark.django_db


def test_it_leads_to_the_other_need_and_writes_none(ha, seeker, an):
    need = a_published(seeker, an, ha)

    submission = merge_submission(a_confirmed(), by=ha, listing=need)

    assert (submission.state, submission.listing, submission.organisation) == ("merged", need, seeker)


def test_who_may_not_is_refused(ha, seeker, an):
    need = a_published(seeker, an, ha)

    with pytest.raises(PermissionDenied):
        merge_submission(a_confirmed(), by=an, listing=need)
