"""Plan a campaign."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cungcau.surveys.models import Campaign
from cungcau.trail.queries import history_of
from tests.factories.surveys import a_campaign


def test_it_is_planned_with_its_questions_and_numbered(dung, lan):
    first, second = a_campaign(dung), a_campaign(lan)

    assert [first.state, first.number, second.number] == ["planned", 1, 2]
    assert [key for key, _kind, _words in first.asked] == ["difficulty", "readiness_to_invest", "energy_audit", "own1"]
    assert history_of(first).last().verb == "plan"


@pytest.mark.parametrize("name", ["an", "ha", "mai", "quang", "guest"])
def test_others_may_not(request, name, db):
    with pytest.raises(PermissionDenied):
        a_campaign(request.getfixturevalue(name))
    assert not Campaign.objects.exists()


def test_a_campaign_that_ends_before_it_starts_is_impossible(dung):
    with pytest.raises(IntegrityError):
        a_campaign(dung, ends_on="2020-01-01")
