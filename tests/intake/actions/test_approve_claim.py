"""The person is who she says she is."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import approve_claim, claim_submission, take_submission
from cungcau.intake.models import Claim
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.listings.queries import own_listings
from tests.factories.submissions import a_confirmed
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lien(db):
    return person("lien", "Cao Thị Liên")


@pytest.fixture
def claim(ha, seeker, lien):
    submission = take_submission(a_confirmed(email=lien.email), by=ha, organisation=seeker)
    return claim_submission(submission, by=lien)


def test_the_listing_is_among_hers_from_now_on(claim, dung, lien):
    assert not own_listings(lien).exists()

    approve_claim(claim, by=dung)

    assert [listing.pk for listing in own_listings(lien)] == [claim.submission.listing_id]
    assert Claim.objects.get().state == "approved"


@pytest.mark.parametrize("name", ["lien", "ha", "quang", "guest"])
def test_who_may_not_is_refused(claim, name, request, lien):
    with pytest.raises(PermissionDenied):
        approve_claim(claim, by=request.getfixturevalue(name))

    assert not own_listings(lien).exists()


def test_before_it_is_known_for_whom_she_works_nothing_can_be_approved(dung, lien):
    early = claim_submission(a_confirmed(email=lien.email), by=lien)

    with pytest.raises(Refused):
        approve_claim(early, by=dung)


def test_it_is_approved_once(claim, dung):
    approve_claim(claim, by=dung)

    with pytest.raises(IllegalMove):
        approve_claim(claim, by=dung)
