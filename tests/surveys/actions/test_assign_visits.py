"""Say who goes to which firms."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.notices.models import Notice
from cungcau.surveys.actions import add_firms, assign_visits, record_visit
from tests.factories.surveys import fresh, said


def test_open_firms_are_given_and_the_officer_is_told_once(campaign, visit, dung, mai, ha, rival, institute):
    add_firms(campaign, [rival, institute], by=dung)
    record_visit(visit, said(), by=mai)
    Notice.objects.all().delete()

    assert assign_visits(campaign, campaign.visits.all(), by=dung, officer=ha, method="phone") == 2

    rows = list(campaign.visits.order_by("number").values_list("officer__name", "method"))
    assert rows == [(mai.name, "visit"), (ha.name, "phone"), (ha.name, "phone")]
    drain()
    assert Notice.objects.filter(user=ha, kind="survey_assigned").count() == 1


def test_firms_of_another_campaign_stay_where_they_are(campaign, dung, ha, rival):
    from tests.factories.surveys import a_visit

    other = a_visit(dung, rival)

    assert assign_visits(campaign, [other], by=dung, officer=ha) == 0
    assert fresh(other).officer is None


def test_only_working_officers_are_sent(campaign, visit, dung, an, quang, mai):
    for somebody in (an, quang, None):
        with pytest.raises(Refused) as refusal:
            assign_visits(campaign, [visit], by=dung, officer=somebody)
        assert refusal.value.field == "officer"
    with pytest.raises(PermissionDenied):
        assign_visits(campaign, [visit], by=mai, officer=mai)
