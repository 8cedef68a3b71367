"""Start a campaign."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Refused
from cungcau.surveys.actions import start_campaign
from tests.factories.surveys import a_campaign


def test_it_runs_from_now_on(dung, seeker, lan):
    assert start_campaign(a_campaign(dung, seeker, running=False), by=lan).state == "running"


def test_without_firms_it_does_not_start(dung):
    with pytest.raises(Refused):
        start_campaign(a_campaign(dung), by=dung)


def test_it_starts_once_and_not_by_everybody(campaign, dung, mai):
    with pytest.raises(IllegalMove):
        start_campaign(campaign, by=dung)
    with pytest.raises(PermissionDenied):
        start_campaign(campaign, by=mai)
