"""What the sides are asked of a contract's impact: `impact_metrics.csv` as the room reads it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cungcau.brokerage.outcome_models import Seat
from cungcau.kit.fields import reader_language

FILE = Path(__file__).with_name("impact_metrics.csv")
MONEY = "VND"


@dataclass(frozen=True)
class Metric:
    """`whom`: the side that is asked, or both. What it measures is counted from the day of the contract."""

    code: str
    whom: str
    unit_vi: str
    unit_en: str
    one_en: str
    name_vi: str
    name_en: str
    valid_from: str
    source: str
    status: str

    @property
    def name(self) -> str:
        return self.name_en if reader_language() == "en" else self.name_vi

    @property
    def unit(self) -> str:
        return self.unit_en if reader_language() == "en" else self.unit_vi

    def unit_of(self, value: Any) -> str:
        """As it stands behind a number."""
        return self.one_en if reader_language() == "en" and abs(value) == 1 else self.unit

    @property
    def is_money(self) -> bool:
        return self.unit_en == MONEY


@cache
def metrics() -> dict[str, Metric]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: Metric(**row) for row in csv.DictReader(lines)}


def metrics_of(side: str) -> list[Metric]:
    """What this side is asked."""
    return [metric for metric in metrics().values() if metric.whom in {Seat(side).value, "both"}]
