"""Take a whole import back."""

import pytest

from cungcau.exchange.actions import undo_import
from cungcau.kit.errors import IllegalMove
from cungcau.trail.queries import history_of
from tests.factories.exchange import NEED, applied, undone


def test_it_waits_for_the_background_and_says_why(seeker, dung):
    thing = undo_import(applied(dung, NEED), by=dung, note="nhầm tệp")

    assert thing.state == "undoing"
    assert history_of(thing).first().note == "nhầm tệp"


def test_it_is_undone_once(seeker, dung):
    with pytest.raises(IllegalMove):
        undo_import(undone(applied(dung, NEED), dung), by=dung)
