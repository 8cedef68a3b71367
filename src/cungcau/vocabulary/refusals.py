"""Sentences for files that cannot be read as a table: what is wrong, and how to mend it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cungcau.kit.tables import TableRefused
from cungcau.vocabulary.reports import Problem

SAVE_AS = _("Open it in a spreadsheet program, save it as .xlsx or .csv and give it again.")
GIVE_TABLE = _("Give the annex itself as .xlsx or .csv.")
FETCH_AGAIN = _("Download the file again, or open it in a spreadsheet program and save it as .xlsx or .csv.")

# Code of the refusal → (what is wrong, how to mend it); its facts are filled in.
WORDS: dict[str, tuple[Any, Any]] = {
    "file_empty": (_("The file is empty."), GIVE_TABLE),
    "sheet_empty": (_("The sheets of the workbook are all empty."), GIVE_TABLE),
    "wrong_type": (_("The file is no table but %(type)s."), GIVE_TABLE),
    "old_xls": (_("The file is an old Excel workbook (.xls), which is not read here."), SAVE_AS),
    "old_office": (_("The file is an old Office document and no table."), SAVE_AS),
    "encrypted": (
        _("The workbook is locked with a password."),
        _("Open it with the password, save a copy without one and give that."),
    ),
    "workbook_damaged": (_("The workbook is damaged or was cut off on its way."), FETCH_AGAIN),
    "workbook_without_sheet": (_("The workbook has no sheet with cells."), SAVE_AS),
    "workbook_bomb": (_("The workbook unpacks to far more than such a list can hold; it was not read further."), SAVE_AS),
    "xml_doctype": (_("The workbook holds parts that no spreadsheet program writes; it was not read."), SAVE_AS),
    "text_too_large": (_("The file is larger than %(limit_mb)s MB."), _("Give the annex alone.")),
    "json_list": (_("The file is JSON and no table."), GIVE_TABLE),
    "no_such_file": (_("There is no file of this name."), _("Look at its name and its folder.")),
    "is_folder": (_("This is a folder and no file."), _("Name the file in it.")),
    "cannot_be_opened": (_("The file cannot be opened."), _("Look at who may read it.")),
}
KINDS: dict[str, Any] = {
    "pdf": _("a PDF document"),
    "image": _("an image"),
    "archive": _("an archive (.zip or the like)"),
    "docx": _("a Word document"),
    "pptx": _("a presentation"),
    "xlsb": _("a binary Excel workbook (.xlsb)"),
    "ods": _("an OpenDocument file"),
    "rtf": _("a rich text document"),
    "html": _("a web page"),
    "xml": _("an XML file"),
    "database": _("a database file"),
    "program": _("a program"),
    "binary": _("a file of no known kind"),
}


def unreadable(refusal: TableRefused) -> Problem:
    """The refusal as a problem of the whole file."""
    message, mend = WORDS[refusal.fault.code]
    facts = dict(refusal.fault.facts)
    if "type" in facts:
        facts["type"] = KINDS[facts["type"]]
    return Problem(message % facts, mend)
