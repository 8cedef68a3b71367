"""Let a file go that was not applied."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import discard_import
from cungcau.kit.errors import IllegalMove
from tests.factories.exchange import NEED, applied, checked


def test_its_rows_and_its_file_are_gone_and_that_there_was_one_stays(seeker, dung):
    thing = discard_import(checked(dung, NEED), by=dung)

    assert (thing.state, thing.file, thing.lines.count(), thing.name) == ("discarded", None, 0, "nhu-cau.csv")


def test_others_may_not_and_what_is_applied_is_kept(seeker, dung, ha):
    with pytest.raises(PermissionDenied):
        discard_import(checked(dung, NEED), by=ha)
    with pytest.raises(IllegalMove):
        discard_import(applied(dung, NEED), by=dung)
