"""The table of what is kept how long, and on whose word; and what of it is due."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.keeping import kept
from cungcau.kit.fields import both

TABLE = Path(__file__).with_name("retention.csv")


class Status(TextChoices):
    OWN = "own", _("Our own rule")
    LAW = "law", _("By law")
    UNKNOWN = "unknown", _("Not known")


@dataclass(frozen=True)
class Rule:
    """One line of the table. A line without a time deletes nothing: it says that nobody has found a rule."""

    key: str
    name_vi: str
    name_en: str
    shipped_days: int | None
    setting: str
    since_vi: str
    since_en: str
    source_vi: str
    source_en: str
    as_of: date
    status: Status

    name = both("name")
    since = both("since")
    source = both("source")

    @property
    def days(self) -> int | None:
        return int(getattr(settings, self.setting)) if self.setting else self.shipped_days

    @property
    def due(self) -> QuerySet[Any] | None:
        """The rows that the coming night lets go; None where the line deletes nothing."""
        limit = self._limit(timezone.now())
        return kept()[self.key].due(limit) if limit else None

    def forget_due(self) -> None:
        rows = self.due
        if rows is not None:
            kept()[self.key].forget(rows)

    def _limit(self, now: datetime) -> datetime | None:
        return None if self.days is None else now - timedelta(days=self.days)


@cache
def rules() -> dict[str, Rule]:
    """In the order of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["key"]: _rule(row) for row in csv.DictReader(file)}


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        key=row["key"], name_vi=row["vi"], name_en=row["en"], shipped_days=int(row["days"]) if row["days"] else None,
        setting=row["setting"], since_vi=row["from_vi"], since_en=row["from_en"], source_vi=row["source_vi"],
        source_en=row["source_en"], as_of=date.fromisoformat(row["as_of"]), status=Status(row["status"]),
    )  # fmt: skip


def kept_for(key: str) -> timedelta:
    """The time of a line that has one."""
    return timedelta(days=rules()[key].days or 0)
