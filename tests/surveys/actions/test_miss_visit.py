"""Nobody was reached."""

import pytest

from cungcau.kit.errors import IllegalMove
from cungcau.surveys.actions import miss_visit, record_visit
from tests.factories.surveys import fresh, said


def test_it_is_noted_and_may_happen_again(visit, mai):
    miss_visit(miss_visit(visit, by=mai), by=mai, note="Cổng đóng.")

    assert fresh(visit).state == "not_reached"


def test_a_firm_that_was_heard_was_reached(visit, mai):
    record_visit(visit, said(), by=mai)

    with pytest.raises(IllegalMove):
        miss_visit(fresh(visit), by=mai)
