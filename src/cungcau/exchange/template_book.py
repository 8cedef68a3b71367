"""Templates to be filled in: headings, lists to choose from, instructions in both languages, an example that is passed over."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from cungcau.exchange.kinds import records_of
from cungcau.exchange.records.cells import LONGEST
from cungcau.exchange.records.kind import BIG, Records
from cungcau.exchange.telling import ROWS, SHEETS
from cungcau.exchange.words import heading_of, tongue
from cungcau.exchange.writing import width_of
from cungcau.kit.policy import SYSTEM
from cungcau.kit.tables import column_letters
from cungcau.kit.tables.writing import CsvFile
from cungcau.registry.models import Zone
from cungcau.vocabulary.models import Scheme
from cungcau.vocabulary.queries import terms_of

EXAMPLES = Path(__file__).with_name("examples.toml")
FIRST, LAST = 3, 5000  # rows of the sheet that offer the lists
NUMBERED = frozenset("0123456789./ ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # codes that a name may follow in one cell
# What a column of each kind takes; the lists say more.
HELP = {
    "id": gettext_noop("An ID of your own that stays the same: by it the record is found again."),
    "text": gettext_noop("Text."),
    "words": gettext_noop("Words with semicolons between them."),
    "codes": gettext_noop("Choose from the list, or write codes or names, with semicolons between several."),
    "code": gettext_noop("Choose from the list, or write a code or a name."),
    "trl": gettext_noop("A number from 1 to 9."),
    "money": gettext_noop("An amount in đồng: 500000000, or 500 triệu."),
    "number": gettext_noop("A whole number."),
    "date": gettext_noop("A day: 31/12/2026 or 2026-12-31."),
    "flag": gettext_noop("có (yes) or không (no)."),
    "consent": gettext_noop("C (yes), K (no: only inside) or ẩn danh (anonymous)."),
    "specifications": gettext_noop("parameter|operator|value|unit|required, with semicolons between rows."),
    "parts": gettext_noop("{parts}, with semicolons between rows."),
}
GENERAL = (
    gettext_noop("One row for each record. The row of the example is passed over; delete it or leave it."),
    gettext_noop("Leave the two rows of headings as they are. Columns that you do not need may be deleted: what they say stays."),
    gettext_noop("An empty cell empties the field of a record that is there already."),
    gettext_noop("Bring organisations in before the needs, offers and experts that belong to them."),
    gettext_noop("Nothing is changed when you bring the file in: first you are shown what every row would do."),
)
NEEDED = {
    "need": {"id", "title", "organisation"}, "offer": {"id", "title", "organisation"}, "organisation": {"id", "name", "kind"},
    "expert": {"id", "name"},
}  # fmt: skip
ANSWERS = {"flag": ("có", "không"), "consent": ("C", "K", "ẩn danh"), "trl": tuple(range(1, 10))}
OWN_LISTS = {"right_to_transfer": ("chủ sở hữu", "được ủy quyền")}


@cache
def example_of(side: str) -> dict[str, Any]:
    """The example row, by the name of its columns."""
    found: dict[str, Any] = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))[side]
    return found


def choices_of(records: Records, column: Any) -> tuple[Any, ...]:
    """What a cell of the column may be filled with, where there is a list of it; each is read as what it shows."""
    if column.name in OWN_LISTS:
        return OWN_LISTS[column.name]
    if column.kind in ANSWERS:
        return ANSWERS[column.kind]
    if column.name == "zone":
        return tuple(dict.fromkeys(zone.name for zone in Zone.objects.order_by("plan__valid_from", "order")))
    scheme = column.scheme or records.schemes.get(column.name, "")
    if not scheme:
        return ()
    return tuple(filled(records, scheme, term) for term in terms_of(scheme).order_by("order", "code"))


def filled(records: Records, scheme: str, term: Any) -> str:
    """The cell that means a code: with its name where that can be read back, else the name, else the bare code."""
    name = " ".join(str(term.name).replace(";", ",").replace("|", "/").split())
    for text in ([f"{term.code} – {name}"] if set(term.code) <= NUMBERED else []) + [name]:
        if len(text) <= 250 and records.known(scheme, text) == term.code:
            return text
    return str(term.code)


def write_template(side: str, format: str, path: Path) -> None:
    """An empty table of one kind, "xlsx" or "csv"."""
    records = records_of(side, SYSTEM)
    example = [example_of(side).get(column.name) for column in records.columns]
    if format == "csv":
        table = CsvFile(path, [heading_of(column) for column in records.columns])
        table.add(example)
        table.close()
    else:
        _write_workbook(records, example, path)


def _write_workbook(records: Records, example: list[Any], path: Path) -> None:
    from openpyxl import Workbook  # slow

    from cungcau.kit.tables.workbook_writing import PROGRAM

    book = Workbook()
    book.properties.creator = PROGRAM
    sheet: Any = book.active
    sheet.title = _(SHEETS[records.side])
    lists = book.create_sheet(_("Code lists"))
    _write_headings(sheet, records, example)
    _write_lists(sheet, lists, records)
    _write_instructions(book.create_sheet(_("Instructions")), records)
    book.save(path)


def _write_headings(sheet: Any, records: Records, example: list[Any]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # slow

    sheet.append([heading_of(column) for column in records.columns])
    sheet.append([column.key for column in records.columns])
    sheet.append(example)
    looks = (Font(bold=True), Font(color="FF6B7280", size=9), Font(italic=True, color="FF6B7280"))
    for row, font in zip(sheet.iter_rows(max_row=3), looks, strict=True):
        for cell in row:
            cell.font = font
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    needed = NEEDED[records.side]
    for at, column in enumerate(records.columns):
        sheet.column_dimensions[column_letters(at)].width = width_of(column)
        colour = "FFFBE9B8" if column.name in needed else "FFE8EEF4"
        sheet.cell(row=1, column=at + 1).fill = PatternFill("solid", start_color=colour)
    sheet.freeze_panes = "B3"


def _write_lists(sheet: Any, lists: Any, records: Records) -> None:
    """A column of the second sheet for each list, and the cells that offer it."""
    from openpyxl.styles import Font  # slow
    from openpyxl.utils import quote_sheetname
    from openpyxl.worksheet.datavalidation import DataValidation

    names = {scheme.key: scheme.name for scheme in Scheme.objects.all()}
    written: dict[tuple[Any, ...], int] = {}
    for at, column in enumerate(records.columns):
        choices = choices_of(records, column)
        if not choices:
            continue
        place = written.setdefault(choices, len(written) + 1)
        if lists.cell(row=1, column=place).value is None:
            lists.cell(row=1, column=place, value=names.get(column.scheme, heading_of(column))).font = Font(bold=True)
            lists.column_dimensions[column_letters(place - 1)].width = 40
            for number, choice in enumerate(choices, 2):
                lists.cell(row=number, column=place, value=choice)
        letters = column_letters(place - 1)
        formula = f"{quote_sheetname(lists.title)}!${letters}$2:${letters}${len(choices) + 1}"
        # Several codes in one cell, and other ways to write one, are no fault: so nothing is forbidden.
        offered = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False)
        own = column_letters(at)
        offered.add(f"{own}{FIRST}:{own}{LAST}")
        sheet.add_data_validation(offered)


def _write_instructions(sheet: Any, records: Records) -> None:
    """What every column takes, Vietnamese and English beside each other."""
    from openpyxl.styles import Alignment, Font  # slow

    languages = ("vi", "en") if tongue() == "vi" else ("en", "vi")
    for text in GENERAL:
        sheet.append([_in(language, text) for language in languages])
    sheet.append([])
    heads = (gettext_noop("Column"), gettext_noop("What it takes"), gettext_noop("Machine key"), gettext_noop("Required"))
    sheet.append([text for language in languages for text in (_in(language, heads[0]), _in(language, heads[1]))]
                 + [_(heads[2]), _(heads[3])])  # fmt: skip
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for column in records.columns:
        row = [text for language in languages for text in instruction(records, column, language)]
        sheet.append([*row, column.key, "✓" if column.name in NEEDED[records.side] else ""])
    for at, width in enumerate((34, 60, 34, 60, 24, 10)):
        sheet.column_dimensions[column_letters(at)].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def instruction(records: Records, column: Any, language: str) -> Iterator[str]:
    """What a column is called, and what it takes."""
    with override(language):
        yield heading_of(column)
        text = _(HELP[column.kind])
        if column.kind == "parts":
            text = text.format(parts=_(ROWS[column.name]))
        low, high = records.ranges.get(column.name, (0, BIG))
        if column.kind == "number" and high != BIG:
            text = f"{text} {low}–{high}."
        most = records.most(column.name)
        if column.kind == "text" and most < LONGEST:
            text = f"{text} " + _("At most %(most)s characters.") % {"most": most}
        yield text


def _in(language: str, text: str) -> str:
    with override(language):
        return _(text)
