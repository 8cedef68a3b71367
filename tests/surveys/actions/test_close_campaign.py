"""Close a campaign."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.surveys.actions import close_campaign, record_visit
from cungcau.surveys.models import Campaign
from tests.factories.surveys import fresh, said


def test_it_is_closed_with_a_note_and_nothing_more_is_recorded(campaign, visit, dung, mai):
    close_campaign(campaign, by=dung, closing_note="Xong.")

    assert Campaign.objects.values_list("state", "closing_note").get() == ("closed", "Xong.")
    with pytest.raises(PermissionDenied):
        record_visit(fresh(visit), said(), by=mai)


def test_the_second_hand_is_told(campaign, dung, lan):
    other = Campaign.objects.get()
    close_campaign(campaign, by=dung)

    with pytest.raises(Stale):
        close_campaign(other, by=lan)
