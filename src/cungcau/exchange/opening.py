"""A file of records, opened: its columns, its rows, and what is to be said of it as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from cungcau.exchange import telling
from cungcau.exchange.grid import Grid
from cungcau.exchange.records.kind import Records
from cungcau.exchange.remarks import NothingToDo, Remark
from cungcau.exchange.words import heading_of
from cungcau.kit.tables import Limits, Row
from cungcau.listings.columns import Column, leaning

ENOUGH = 3  # columns that only the other kind has, more than those of this one


class _Headed(Grid):
    def __init__(self, path: Path, limits: Limits, records: Records) -> None:
        super().__init__(path, records.side, limits, records.speaking)
        self._records = records
        self.leaning = 0

    def heard(self, headings: Iterable[str]) -> None:
        self.leaning += leaning(headings)

    def is_of_the_other_kind(self) -> bool:
        """A file of offers would make needs of them, without what they are about."""
        return {"need": self.leaning <= -ENOUGH, "offer": self.leaning >= ENOUGH}.get(self._side, False)

    def no_headings(self, first: list[Row]) -> Remark:
        remark = super().no_headings(first)
        return self.none_known(remark.facts["found"], remark.row) if remark.code == "headings_unknown" else remark

    def none_known(self, found: list[str], row: int | None) -> Remark:
        known = self._records.by_name
        words = (known["id"], known["name" if "name" in known else "title"])
        keys = dict(zip(("id", "name"), (heading_of(column) for column in words), strict=True))
        return Remark(self.file, "no_heading_known", {"found": found, **keys}, row, used=False)


def _is_template(remark: Remark) -> bool:
    """Of our own template everybody knows that the other sheets hold no records."""
    return remark.code == "other_sheets" and set(remark.facts["sheets"]) <= telling.SHEETS_OF_TEMPLATE


class RecordFile:
    """Opened when it is made: raises NothingToDo where there is no table, or none of this kind. `rows` can be walked once."""

    def __init__(self, path: Path, records: Records, limits: Limits) -> None:
        self._path, self._records, self._limits = path, records, limits
        self.rows = self._opened()

    def _opened(self) -> Iterator[Row]:
        """The rows below the headings; JSON lines are read twice, because a column may first come with the last line."""
        self.grid = _Headed(self._path, self._limits, self._records)
        rows = self.grid.rows()
        first = list(next(([row] for row in rows), []))
        if self.grid.kind == "jsonl":
            for _row in rows:
                pass
        headings = self.grid.headings
        self.present: list[Column] = list(headings.columns.values())
        if not headings.names & self._records.speaking:
            raise NothingToDo(self.grid.none_known(list(headings.labels.values()), None))
        if self.grid.is_of_the_other_kind():
            other = "offers" if self._records.side == "need" else "needs"
            raise NothingToDo(Remark(self.grid.file, "other_kind", {"other": other}, used=False))
        if self.grid.kind != "jsonl":
            return chain(first, rows)
        self.grid = _Headed(self._path, self._limits, self._records)
        return self.grid.rows()

    def remarks(self) -> Iterator[Remark]:
        """What is to be said of the whole file, when its rows have been walked."""
        yield from (remark for remark in self.grid.of_whole_file() if not _is_template(remark))
        yield from self.grid.remarks
        headings = self.grid.headings
        if extras := sorted(set(headings.extras.values()) - set(headings.twice.values()) - set(telling.TO_MEND)):
            yield Remark(self.grid.file, "headings_not_known", {"names": extras})
        not_taken = getattr(self._records, "not_taken", frozenset())
        if names := [heading_of(column) for column in self.present if column.name in not_taken]:
            yield Remark(self.grid.file, "columns_not_brought_in", {"names": names})
