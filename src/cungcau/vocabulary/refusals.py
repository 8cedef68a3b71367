"""What is told of a file that cannot be read as a table, and how to mend it."""

from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cungcau.kit.tables import TableRefused
from cungcau.kit.tables.refusals import KINDS, PROBLEMS
from cungcau.vocabulary.reports import Problem

SAVE_AS = _("Open it in a spreadsheet program, save it as .xlsx or .csv and give it again.")
GIVE_TABLE = _("Give the annex itself as .xlsx or .csv.")
LOOK_AGAIN = _("Look at its name, its folder, and who may read it.")
MENDS: dict[str, Any] = {
    "encrypted": _("Open it with the password, save a copy without one and give that."),
    "workbook_damaged": _("Download the file again, or open it in a spreadsheet program and save it as .xlsx or .csv."),
    **dict.fromkeys(("old_xls", "old_office", "workbook_without_sheet", "workbook_bomb", "xml_doctype"), SAVE_AS),
    **dict.fromkeys(("no_such_file", "is_folder", "cannot_be_opened"), LOOK_AGAIN),
}


def unreadable(refusal: TableRefused) -> Problem:
    """The refusal as a problem of the whole file, in the language in which it will be read."""
    code, facts = refusal.fault.code, dict(refusal.fault.facts)
    if kind := facts.get("type"):
        facts["type"] = _(KINDS[kind])
    if "sheets" in facts:
        facts["sheets"] = ", ".join(facts["sheets"])
    return Problem(format_lazy(_(PROBLEMS[code]), **facts), MENDS.get(code, GIVE_TABLE))
