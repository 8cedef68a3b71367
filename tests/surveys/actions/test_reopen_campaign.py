"""Open a closed campaign again."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove
from cungcau.surveys.actions import close_campaign, record_visit, reopen_campaign
from tests.factories.surveys import fresh, said


def test_a_late_report_can_be_recorded_then(campaign, visit, dung, lan, mai):
    close_campaign(campaign, by=dung)
    reopen_campaign(campaign, by=lan)

    record_visit(fresh(visit), said(), by=mai)
    assert fresh(visit).state == "visited"


def test_only_a_closed_one_and_only_by_the_desk(campaign, dung, mai):
    with pytest.raises(IllegalMove):
        reopen_campaign(campaign, by=dung)
    with pytest.raises(PermissionDenied):
        reopen_campaign(close_campaign(campaign, by=dung), by=mai)
