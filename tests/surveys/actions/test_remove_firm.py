"""Take a firm off a campaign's list."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.surveys.actions import miss_visit, remove_firm, retry_visit
from cungcau.surveys.models import Visit


def test_a_firm_about_which_nothing_was_noted_goes(visit, dung, mai):
    with pytest.raises(PermissionDenied):
        remove_firm(visit, by=mai)

    remove_firm(visit, by=dung)
    assert not Visit.objects.exists()


def test_what_was_noted_stays(visit, dung, mai):
    miss_visit(visit, by=mai)
    with pytest.raises(Refused):
        remove_firm(visit, by=dung)

    remove_firm(retry_visit(visit, by=mai), by=dung)  # it was never heard
    assert not Visit.objects.exists()
