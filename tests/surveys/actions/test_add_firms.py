"""Put firms on a campaign's list."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.surveys.actions import add_firms, close_campaign
from cungcau.surveys.models import Visit
from cungcau.trail.queries import history_of


def test_each_firm_is_there_once_with_a_number_of_its_own(campaign, dung, seeker, rival, institute):
    added = add_firms(campaign, [rival, seeker, institute, rival], by=dung, method="form")

    assert added == 2
    assert list(campaign.visits.values_list("organisation", "number", "method", "state")) == [
        (seeker.pk, 1, "visit", "to_visit"), (rival.pk, 2, "form", "to_visit"), (institute.pk, 3, "form", "to_visit")
    ]  # fmt: skip
    assert history_of(campaign).first().facts == {"added": 2}


def test_not_into_a_closed_one_nor_by_everybody(campaign, dung, mai, rival):
    with pytest.raises(PermissionDenied):
        add_firms(campaign, [rival], by=mai)
    close_campaign(campaign, by=dung)
    with pytest.raises(PermissionDenied):
        add_firms(campaign, [rival], by=dung)


def test_more_than_the_code_can_number_are_refused(campaign, dung, rival):
    Visit.objects.update(number=9_999)

    with pytest.raises(Refused):
        add_firms(campaign, [rival], by=dung)
