"""Silence is told once the last question has run out, and not before."""

import pytest

from cungcau.brokerage.actions import fall_silent
from cungcau.kit.errors import IllegalMove
from cungcau.kit.policy import SYSTEM
from tests.factories.outcomes import answered, asked


def test_who_was_asked_and_says_nothing_is_silent(introduction):
    asked(introduction, "demand")
    asked(introduction, "supply")

    fall_silent(introduction, by=SYSTEM)

    assert (introduction.state, introduction.next_on) == ("silent", None)


def test_an_answer_is_not_silence(introduction):
    answered(introduction, "demand", "talks")

    with pytest.raises(IllegalMove):
        fall_silent(introduction, by=SYSTEM)
