"""Delete the file of a person's data."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.jobs.queue import drain
from cungcau.persons.actions import ask_export, drop_export
from cungcau.persons.models import Export
from tests.factories.persons import keep_to_the_rules


@pytest.mark.parametrize(("days", "there"), [(6, True), (8, False)])
def test_after_its_time_the_file_is_gone_and_that_there_was_one_stays(an, days, there):
    export = ask_export(an, by=an)
    drain()
    export.refresh_from_db()
    Export.objects.update(until=export.until - timedelta(days=days))

    keep_to_the_rules()

    export.refresh_from_db()
    assert (export.path.exists(), export.state) == (there, "ready" if there else "gone")
    assert export.until > timezone.now() - timedelta(days=2)


def test_only_the_house_drops_it(an, lan):
    export = ask_export(an, by=an)
    for somebody in (an, lan):
        with pytest.raises(PermissionDenied):
            drop_export(export, by=somebody)
