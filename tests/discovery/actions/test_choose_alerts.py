"""How a person is told of proposals: her own choice."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import choose_alerts
from cungcau.discovery.models import Alerts
from cungcau.trail.queries import history_of


def test_the_choice_is_kept_once_a_person_with_its_story(an):
    choose_alerts(an, by=an, rhythm="weekly", by_mail=True)
    alerts = choose_alerts(an, by=an, rhythm="at_once", by_mail=False, no_mail=True)

    assert Alerts.objects.get() == alerts
    assert (alerts.rhythm, alerts.by_mail, alerts.no_mail) == ("at_once", False, True)
    assert [entry.verb for entry in history_of(alerts)] == ["choose_alerts", "choose_alerts"]


def test_nobody_chooses_for_another(an, binh, lan):
    for other in (binh, lan):
        with pytest.raises(PermissionDenied):
            choose_alerts(an, by=other, rhythm="none", by_mail=False)
    assert not Alerts.objects.exists()
