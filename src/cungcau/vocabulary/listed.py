"""A list of promoted, restricted or prohibited technology as a spreadsheet or csv: one entry a row, under a row of headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from cungcau.engines.common.text import fold
from cungcau.kit.tables import Row, TableRefused, open_table
from cungcau.vocabulary.queries import NOT_LOADED
from cungcau.vocabulary.refusals import unreadable
from cungcau.vocabulary.reports import Problem

MOST_ROWS = 5_000
MOST_CODE = 40
# Column of ours → headings that mean it, folded; those of the csv that is downloaded from the list's page come first.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "ma", "ma so", "so", "stt", "tt", "no", "number"),
    "name_vi": ("name_vi", "ten", "ten cong nghe", "cong nghe", "ten tieng viet", "noi dung", "vietnamese name", "name"),
    "name_en": ("name_en", "ten tieng anh", "english name"),
    "valid_from": ("valid_from", "hieu luc tu", "tu ngay", "valid from"),
    "valid_to": ("valid_to", "hieu luc den", "den ngay", "valid until", "valid to"),
    "source": ("source", "nguon", "can cu"),
    "status": ("status", "tinh trang", "muc do tin cay"),
    "aliases": ("aliases", "tu khoa", "ten khac", "tu dong nghia", "other words"),
}
STATUSES = ("read", "memory", "unknown")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Entry:
    """One row. A day that is not given is that of the edition; `status` is how sure the steward is of it."""

    row: int
    code: str
    name_vi: str
    name_en: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    status: str = "read"
    aliases: tuple[str, ...] = ()


def read_entries(path: Path) -> tuple[list[Entry], list[Problem]]:
    """The entries of the file and what is wrong with them."""
    rows: list[Row] = []
    try:
        for row in open_table(path, fits=lambda first: any(_columns(one) for one in first)).rows:
            rows.append(row)
            if len(rows) > MOST_ROWS:
                return [], [Problem(_("The file has too many rows for this list."), _("Give the annex alone."))]
    except TableRefused as refusal:
        return [], [unreadable(refusal)]
    start = next((place for place, row in enumerate(rows[:40]) if _columns(row)), None)
    if start is None:
        return [], [Problem(_("No row of headings names a code and a Vietnamese name."), _columns_wanted())]
    columns = _columns(rows[start])
    problems: list[Problem] = []
    entries = (_entry(row, columns, problems) for row in rows[start + 1 :])
    # The file to begin with has a row that stands for what is not loaded yet.
    found = [entry for entry in entries if entry is not None and entry.code != NOT_LOADED]
    if not found and not problems:
        problems.append(Problem(_("The file holds no entry."), _columns_wanted()))
    return found, problems + _twice(found)


def _columns_wanted() -> Any:
    return _("Download the list as csv and keep its columns: code and name_vi are needed, the others may be empty.")


def _columns(row: Row) -> dict[str, int]:
    """Which column stands where; empty where the row is not that of the headings."""
    heads = {_SPACE.sub(" ", fold(str(cell))).strip(" :*."): place for place, cell in reversed(row.cells.items())}
    found = {name: heads[word] for name, words in HEADINGS.items() for word in reversed(words) if word in heads}
    return found if {"code", "name_vi"} <= set(found) else {}


def _entry(row: Row, columns: Mapping[str, int], problems: list[Problem]) -> Entry | None:
    texts = {name: _text(row.cells.get(place)) for name, place in columns.items()}
    if not any(texts.values()):
        return None
    mends = len(problems)

    def wrong(message: Any, mend: Any) -> None:
        problems.append(Problem(message, mend, row.number))

    code, name = texts["code"], texts["name_vi"]
    if not code or len(code) > MOST_CODE:
        wrong(_("The row has no code, or a very long one."), _("Write the number of the annex into it."))
    if not name:
        wrong(_("The code %(code)s has no name.") % {"code": code}, _("Write its name into the row."))
    days = {which: _day(row, columns, which, problems) for which in ("valid_from", "valid_to")}
    if days["valid_from"] and days["valid_to"] and days["valid_from"] > days["valid_to"]:
        wrong(_("The last day is before the first one."), _("Mend one of the two days."))
    said = texts.get("status", "")
    status = fold(said) or "read"
    if status not in STATUSES:
        message, mend = _("“%(text)s” is no status."), _("Write one of: %(known)s.")
        wrong(message % {"text": said[:40]}, mend % {"known": ", ".join(STATUSES)})
    if len(problems) > mends:
        return None
    words = tuple(word.strip() for word in re.split(r"[|;]", texts.get("aliases", "")) if word.strip())
    return Entry(
        row.number, code, name, texts.get("name_en", ""), days["valid_from"], days["valid_to"], texts.get("source", "")[:300],
        status, words,
    )  # fmt: skip


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else _SPACE.sub(" ", str(cell)).strip()
    return text.removeprefix("'") if text[1:2] in {"=", "+", "-", "@"} else text


def _day(row: Row, columns: Mapping[str, int], which: str, problems: list[Problem]) -> date | None:
    """A day as spreadsheets hold it, as 2026-04-01 or as 01/04/2026."""
    cell = row.cells.get(columns[which]) if which in columns else None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or cell is None or not str(cell).strip():
        return cell if isinstance(cell, date) else None
    text = str(cell).strip()
    try:
        found = _DAY.fullmatch(text)
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text[:10])
    except ValueError:
        problems.append(Problem(_("“%(text)s” is not a day.") % {"text": text[:40]}, _("Write it as 01/04/2026."), row.number))
        return None


def _twice(entries: Sequence[Entry]) -> list[Problem]:
    first: dict[str, int] = {}
    found = []
    for entry in entries:
        if entry.code in first:
            message = _("The code %(code)s stands in row %(first)s already.") % {"code": entry.code, "first": first[entry.code]}
            found.append(Problem(message, _("Keep one of the two rows."), entry.row))
        first.setdefault(entry.code, entry.row)
    return found
