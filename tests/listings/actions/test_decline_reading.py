"""The expert who was asked cannot read it; the moderator who asked is told."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.listings.actions import ask_reading, decline_reading
from cungcau.listings.models import Reading
from cungcau.notices.models import Notice
from tests.factories.listings import a_submitted
from tests.factories.registry import a_proposed, put
from tests.people import person


@pytest.fixture
def reading(institute, quan, ha, lan):
    expert = put(a_proposed(lan), "active", user=person("duc", "Nguyễn Hoài Đức"))
    return ask_reading(a_submitted(institute, quan, "offer"), expert, by=ha)


def test_it_is_kept_and_the_moderator_is_told(reading, ha):
    decline_reading(reading, by=reading.expert.user, note="Không rảnh.")
    drain()

    found = Reading.objects.get()
    assert found.state == "declined"
    assert found.answer == "Không rảnh."
    assert Notice.objects.filter(user=ha, kind="reading_answered").count() == 1


def test_nobody_else_may(reading, ha, quan):
    for one in (ha, quan):
        with pytest.raises(PermissionDenied):
            decline_reading(reading, by=one, note="Không rảnh.")
