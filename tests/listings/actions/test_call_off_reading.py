"""A moderator no longer needs an expert's reading."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.listings.actions import ask_reading, call_off_reading
from cungcau.listings.models import Reading
from tests.factories.listings import a_submitted
from tests.factories.registry import a_proposed, put
from tests.people import person


def test_it_is_called_off_by_a_moderator_only(institute, quan, ha, lan):
    expert = put(a_proposed(lan), "active", user=person("duc", "Nguyễn Hoài Đức"))
    reading = ask_reading(a_submitted(institute, quan, "offer"), expert, by=ha)

    with pytest.raises(PermissionDenied):
        call_off_reading(reading, by=expert.user)
    call_off_reading(reading, by=ha)

    assert Reading.objects.get().state == "called_off"
