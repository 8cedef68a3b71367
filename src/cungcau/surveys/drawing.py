"""The days of a campaign as columns, ready for the page's SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cungcau.kit.charts import Column, columns
from cungcau.surveys.queries import Day

DRAWN = 31  # days; of a longer campaign the last ones


@dataclass(frozen=True)
class DrawnDay:
    day: Day
    heard: Column
    planned: Column


def days_drawn(days: Sequence[Day]) -> list[DrawnDay]:
    """Each day with two columns on one scale: what was heard, and on top of it what is still to come."""
    shown = list(days)[-DRAWN:]
    heard = columns([day.heard for day in shown], [0] * len(shown), most=_most(shown))
    planned = columns([day.planned for day in shown], [day.heard for day in shown], most=_most(shown))
    return [DrawnDay(day, below, above) for day, below, above in zip(shown, heard, planned, strict=True)]


def _most(days: Sequence[Day]) -> int:
    return max((day.heard + day.planned for day in days), default=1)
