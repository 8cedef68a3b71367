"""The person does not work there."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import claim_submission, refuse_claim, take_submission
from cungcau.intake.models import Claim
from cungcau.kit.errors import IllegalMove
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


def test_nothing_becomes_hers(claim, lan, lien):
    refuse_claim(claim, by=lan)

    assert (Claim.objects.get().state, own_listings(lien).exists()) == ("refused", False)


def test_who_may_not_is_refused(claim, lien):
    with pytest.raises(PermissionDenied):
        refuse_claim(claim, by=lien)


def test_it_is_refused_once(claim, lan):
    refuse_claim(claim, by=lan)

    with pytest.raises(IllegalMove):
        refuse_claim(claim, by=lan)
