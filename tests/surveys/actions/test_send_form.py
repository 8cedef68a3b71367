"""The firm has the form."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.surveys.actions import send_form
from tests.factories.surveys import a_visit, fresh


def test_its_answers_are_awaited(visit, mai):
    send_form(visit, by=mai)

    assert fresh(visit).state == "form_sent"


def test_not_before_the_campaign_runs(dung, rival):
    with pytest.raises(PermissionDenied):
        send_form(a_visit(dung, rival, running=False), by=dung)
