"""Try a firm once more."""

import pytest

from cungcau.kit.errors import IllegalMove
from cungcau.surveys.actions import refuse_visit, retry_visit
from tests.factories.surveys import fresh


def test_it_is_to_be_visited_again_and_the_reason_is_gone(visit, mai, vocabulary):
    retry_visit(refuse_visit(visit, by=mai, reason="no_time"), by=mai)

    assert (fresh(visit).state, fresh(visit).reason) == ("to_visit", "")


def test_not_from_elsewhere(visit, mai):
    with pytest.raises(IllegalMove):
        retry_visit(visit, by=mai)
